import type { KeychainTarget } from '../../preload/contract.ts';
import { store } from './store.ts';

/** The session whose token is being moved, and where to, while the dialog is open. */
export const moving = store<KeychainTarget | undefined>(undefined);
