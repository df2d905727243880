import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { ask, askAloud } from '../app/ask.ts';
import { doneText } from '../app/move-words.ts';
import { moving } from '../app/moving.ts';
import { told } from '../app/told.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import { ProblemNote } from './problem-note.tsx';

/**
 * What is to be known of a token in the keychain: that it can't be read now, that a plain one lies beside it, or that profiles
 * don't find it.
 */
export function KeychainNotes({ session }: { session: SessionView }): ReactNode {
  const { id, unread, plaintext, lostProfiles } = session;
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState('');
  const once = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    await work();
    setBusy(false);
  };
  // Why it still can't be read is told by the note, which looks as before.
  const tryAgain = async () => {
    setTried('');
    const reply = await ask('keychain.tryAgain', { sessionId: id });
    if (!reply.ok) setTried(`Tried again. ${reply.problem.what}`);
  };
  const move = async () => {
    const reply = await askAloud('keychain.move', { sessionId: id, to: 'keychain', profiles: false });
    if (reply.ok) told.set({ done: doneText(session, { to: 'keychain' }, reply.value) });
  };
  return (
    <>
      {unread !== undefined && (
        <ProblemNote problem={unread} action={busy ? 'Trying…' : 'Try again'} onAction={() => void once(tryAgain)} />
      )}
      <p role="status" className="unseen">
        {unread !== undefined && tried}
      </p>
      {plaintext !== undefined && (
        <div className="problem-note" role="note">
          <Icon name="warning" />
          <p className="problem-words">{plaintext.text}</p>
          <Action onPress={() => void once(move)}>{busy ? 'Moving…' : 'Move to keychain'}</Action>
        </div>
      )}
      {lostProfiles !== undefined && (
        <div className="problem-note" role="note">
          <Icon name="warning" />
          <p className="problem-words">{lostProfiles.text}</p>
          <Action onPress={() => moving.set({ sessionId: id, to: 'keychain', onlyProfiles: true })}>
            {lostProfiles.count === 1 ? 'Change it…' : 'Change them…'}
          </Action>
        </div>
      )}
    </>
  );
}
