import type { AccessRef } from '../../preload/contract.ts';
import { store } from './store.ts';

/** The access whose profile is being set up, while the dialog is open. */
export const exporting = store<(AccessRef & { accountName: string }) | undefined>(undefined);
