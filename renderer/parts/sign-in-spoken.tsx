import type { ReactNode } from 'react';
import type { SessionView, SignInView } from '../../preload/contract.ts';
import { spelled } from '../app/code-groups.ts';

/** How sign-ins go on, for those who hear it: a region that is there from the start, since one that comes with its words is often not read. */
export const SignInSpoken = ({ sessions }: { sessions: SessionView[] }): ReactNode => (
  <div role="status" className="unseen">
    {sessions.map(({ id, name, signIn }) => signIn !== undefined && <p key={id}>{wordsFor(name, signIn)}</p>)}
  </div>
);

function wordsFor(name: string, { page }: SignInView): string {
  if (page === undefined) return `Signing in to ${name}.`;
  const { userCode, opened } = page;
  const where = opened ? '' : ' No browser could be opened: copy the link.';
  if (userCode === undefined)
    return opened ? `To sign in to ${name}, go to your browser and allow access.` : where.trim();
  return `To sign in to ${name}, compare the code ${spelled(userCode)} with the one in your browser.${where}`;
}
