import type { AccessRef } from '../../preload/contract.ts';
import { store } from './store.ts';

/** The access whose credentials are being copied in a form of the person's choice, while the dialog is open. */
export const copyingAs = store<(AccessRef & { label: string }) | undefined>(undefined);
