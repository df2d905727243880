import type { ReactNode } from 'react';
import { askAloud } from '../app/ask.ts';
import { told } from '../app/told.ts';
import { Action } from './action.tsx';

const notOpened = {
  kind: 'unexpected',
  what: 'No browser could be opened.',
  next: 'Copy the link, and open it in a browser yourself.',
};

/** For somebody who closed the page, or has not found it. */
export function OpenPage({
  sessionId,
  words = 'Open the page again',
}: {
  sessionId: string;
  words?: string;
}): ReactNode {
  const open = async () => {
    const reply = await askAloud('session.openSignInPage', { sessionId });
    if (reply.ok && !reply.value.opened) told.set({ problem: notOpened });
  };
  return <Action onPress={() => void open()}>{words}</Action>;
}
