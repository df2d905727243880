import type { CopyFormat } from '../../preload/contract.ts';
import type { State } from './state.ts';

/** The form in which credentials are copied: the one that was chosen last, else the one that suits this system. */
export const copyFormatOf = ({ settings, surroundings }: Pick<State, 'settings' | 'surroundings'>): CopyFormat =>
  settings.copyFormat ?? surroundings.usualFormat;
