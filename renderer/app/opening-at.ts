import type { AccessRef, ConsolePage } from '../../preload/contract.ts';
import { store } from './store.ts';

type Opening = AccessRef & {
  label: string;
  pinned: boolean;
  /** Where its pin leads now. */
  page?: ConsolePage;
};

/** The access whose console is being opened at a page of the person's choice, while the dialog is open. */
export const openingAt = store<Opening | undefined>(undefined);
