import type { ReactNode } from 'react';
import type { JobView, SecretFileView } from '../../preload/contract.ts';
import { ask, tell } from '../app/ask.ts';
import { signInFromHere } from '../app/sign-in-from-here.ts';
import { told } from '../app/told.ts';
import { undo } from '../app/undo.ts';
import { Action } from './action.tsx';
import { ProblemNote } from './problem-note.tsx';
import { WrittenFile } from './written-file.tsx';

type Props = { job: JobView; secretFiles: SecretFileView[] };

const dismiss = () => ask('several.dismiss', undefined);

const copy = async () => {
  if (await tell('several.copyCsv', undefined)) told.set({ done: 'Copied the table as CSV.' });
};

const takeBack = async (changeId: string) => {
  const reply = await undo(changeId);
  if (!reply.ok) told.set({ problem: reply.problem });
  else await dismiss();
};

/** What a job that is over came to as a whole, and what can be done about it. */
export function SeveralOutcome({ job, secretFiles }: Props): ReactNode {
  const { problem, sessionId, phase } = job;
  const signIn = problem?.kind === 'sign-in-needed' && {
    action: 'Sign in',
    onAction: () => signInFromHere(sessionId),
  };
  const file = job.job === 'file' ? secretFiles.findLast(({ label }) => label === job.file?.label) : undefined;
  const profiles = job.job === 'profiles' ? job.profiles : undefined;
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} {...signIn} />}
      {file !== undefined && <WrittenFile file={file} />}
      {profiles !== undefined && (
        <p className="several-detail">
          In <code>{profiles.file}</code>.{' '}
          {profiles.backup !== undefined && (
            <>
              The file as it was before is kept in <code>{profiles.backup}</code>.
            </>
          )}
        </p>
      )}
      <div className="several-ends">
        {job.job === 'verify' && job.rows.length > 0 && <Action onPress={() => void copy()}>Copy as CSV</Action>}
        {profiles?.changeId !== undefined && (
          <Action onPress={() => void takeBack(profiles.changeId ?? '')}>Undo</Action>
        )}
        <Action look={phase === 'done' ? 'loud' : 'plain'} onPress={() => void dismiss()}>
          {phase === 'done' ? 'Done' : 'Choose again'}
        </Action>
      </div>
    </>
  );
}
