import { Activity, type ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { AccountsPage } from '../pages/accounts-page.tsx';
import { ActivityPage } from '../pages/activity-page.tsx';
import { AddSessionDialog } from '../pages/add-session-dialog.tsx';
import { CheckupPage } from '../pages/checkup-page.tsx';
import { CopyAsDialog } from '../pages/copy-as-dialog.tsx';
import { MoveTokenDialog } from '../pages/move-token-dialog.tsx';
import { OpenAtDialog } from '../pages/open-at-dialog.tsx';
import { PowerQuestionDialog } from '../pages/power-question-dialog.tsx';
import { ProfileDialog } from '../pages/profile-dialog.tsx';
import { ProfilesPage } from '../pages/profiles-page.tsx';
import { SettingsPage } from '../pages/settings-page.tsx';
import { SeveralPage } from '../pages/several-page.tsx';
import { WelcomePage } from '../pages/welcome-page.tsx';
import { Footer } from '../parts/footer.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SignInSpoken } from '../parts/sign-in-spoken.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { place } from './place.ts';
import { useStore } from './store.ts';
import { useLostFocus } from './use-lost-focus.ts';
import { useOutdatedProblem } from './use-outdated-problem.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useSignedIn } from './use-signed-in.ts';
import { loadView, useView } from './use-view.ts';
import { useVisit } from './use-visit.ts';
import './app.css';

/** The window: one page, and what there is to tell at its foot. */
export function App(): ReactNode {
  const { view, problem } = useView();
  const at = useStore(place);
  useSignedIn(view);
  useOutdatedProblem(view);
  useLostFocus();
  usePageKeys();
  useVisit(view);
  if (problem !== undefined) {
    return (
      <main className="alone">
        <ProblemNote problem={problem} action="Try again" onAction={() => void loadView()} />
      </main>
    );
  }
  if (view?.ready !== true) return <Skeleton />;
  return (
    <div className="shell">
      {/* What was searched, opened and scrolled to is still there on the way back. */}
      <Activity mode={at === 'accounts' ? 'visible' : 'hidden'}>
        <Page view={view} />
      </Activity>
      {at === 'profiles' && <ProfilesPage profiles={view.profiles} sessions={view.sessions} />}
      {at === 'several' && <SeveralPage view={view} />}
      {at === 'activity' && <ActivityPage />}
      {at === 'checkup' && <CheckupPage />}
      {at === 'settings' && <SettingsPage settings={view.settings} sessions={view.sessions} />}
      <Footer view={view} />
      <SignInSpoken sessions={view.sessions} />
      <ProfileDialog sessions={view.sessions} settings={view.settings} profiles={view.profiles} />
      <CopyAsDialog format={view.settings.copyFormat} />
      <OpenAtDialog sessions={view.sessions} settings={view.settings} />
      <PowerQuestionDialog question={view.question} />
      <MoveTokenDialog sessions={view.sessions} />
      <AddSessionDialog sessions={view.sessions} />
    </div>
  );
}

function Page({ view }: { view: View }): ReactNode {
  const session = view.sessions.find(({ id }) => id === view.chosen) ?? view.sessions[0];
  if (session === undefined) return <WelcomePage view={view} />;
  return <AccountsPage key={session.id} view={view} session={session} />;
}
