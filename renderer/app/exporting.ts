import type { AccessRef, MadeProfileView } from '../../preload/contract.ts';
import { store } from './store.ts';

/** What the profile dialog is open for. */
export type Exporting = AccessRef & {
  accountName: string;
  /** The profile that is to be changed; without it there will be a new one. */
  changing?: Pick<MadeProfileView, 'id' | 'name' | 'kind' | 'region'>;
};

/** The access whose profile is being set up or changed, while the dialog is open. */
export const exporting = store<Exporting | undefined>(undefined);
