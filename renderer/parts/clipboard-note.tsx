import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { useNow } from '../app/use-now.ts';
import { Action } from './action.tsx';

/** Whose credentials are on the clipboard, and for how long. The seconds are not read out one by one. */
export function ClipboardNote({ clipboard }: { clipboard: NonNullable<View['clipboard']> }): ReactNode {
  const now = useNow();
  return (
    <p className="footer-line">
      <span className="footer-words">
        Copied for {clipboard.label}. {clipboard.clearsAt !== undefined && clearing(clipboard.clearsAt - now)}
      </span>
      <Action look="quiet" onPress={() => void tell('clipboard.clear', undefined)}>
        Clear now
      </Action>
    </p>
  );
}

function clearing(leftMs: number): ReactNode {
  const seconds = Math.ceil(leftMs / 1000);
  return (
    <>
      <span className="unseen">The clipboard clears by itself.</span>
      <span aria-hidden="true">{seconds > 0 ? `Clears in ${seconds}\u00a0s` : 'Clearing the clipboard…'}</span>
    </>
  );
}
