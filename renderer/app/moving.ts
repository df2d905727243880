import type { KeychainTarget } from '../../preload/contract.ts';
import { store } from './store.ts';

export type Moving = KeychainTarget & {
  /** The token is there already: nothing moves, and only profiles change. */
  onlyProfiles?: boolean;
};

/** The session whose token is being moved, and where to, while the dialog is open. */
export const moving = store<Moving | undefined>(undefined);
