import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ListingView, SessionView, View } from '../../preload/contract.ts';
import { whyClosed } from '../app/access-closed.ts';
import { tell } from '../app/ask.ts';
import { chooseAccounts, chooseRole } from '../app/several.ts';
import { told } from '../app/told.ts';
import { useBegin } from '../app/use-begin.ts';
import { useKeptFocus } from '../app/use-kept-focus.ts';
import { useSeveral } from '../app/use-several.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SeveralActions } from '../parts/several-actions.tsx';
import { SeveralChosen } from '../parts/several-chosen.tsx';
import { SeveralClosed } from '../parts/several-closed.tsx';
import { SeveralGroup } from '../parts/several-group.tsx';
import { SeveralRoles } from '../parts/several-roles.tsx';
import { ChooseAccountsDialog } from './choose-accounts-dialog.tsx';
import { ConfirmRoleDialog } from './confirm-role-dialog.tsx';
import { SeveralProfilesDialog } from './several-profiles-dialog.tsx';

type Props = { view: View; session: SessionView };

const reload = () => void tell('session.reload', undefined);

/** First a role, then the accounts, then what to do with it there. */
export function SeveralChoice({ view: { accounts: all, listing, settings }, session }: Props): ReactNode {
  const { roles, role, accounts, isAll } = useSeveral(session.id, all);
  const [open, setOpen] = useState<'accounts' | 'profiles'>();
  const { begin, unconfirmed } = useBegin();
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading, role?.role ?? '');
  const closed = whyClosed(session);
  const close = () => setOpen(undefined);
  const isOver = role === undefined || closed !== undefined;
  // What somebody was about to do comes back under other circumstances, if ever.
  useEffect(() => {
    if (isOver) setOpen(undefined);
  }, [isOver]);
  const note = progressOf(listing, all.length);
  const isComplete = listing.phase === 'complete';
  const reach = { known: accounts.length, isExact: !isAll || isComplete };
  const accountIds = accounts.map(({ accountId }) => accountId);
  const meant = { sessionId: session.id, role: role?.role ?? '', ...(!isAll && { accountIds }) };
  const start = async (job: 'verify' | 'file') => {
    const problem = await begin({ ...meant, job });
    if (problem !== undefined) told.set({ problem });
  };
  return (
    <div className="several">
      {closed !== undefined && <SeveralClosed sessionId={session.id} why={closed} />}
      {listing.problem !== undefined && <ProblemNote problem={listing.problem} action="Try again" onAction={reload} />}
      {role === undefined ? (
        <SeveralGroup title={`Choose a role in ${session.name}`} note={note} heading={heading}>
          <SeveralRoles roles={roles} isComplete={isComplete} onRole={(name) => chooseRole(session.id, name)} />
          {roles.length === 0 && listing.phase === 'complete' && (
            <p className="nothing">No role has been given to you here yet. Your AWS administrator can do that.</p>
          )}
        </SeveralGroup>
      ) : (
        <>
          <SeveralGroup title="With" note={note} heading={heading}>
            <SeveralChosen
              role={role}
              sessionName={session.name}
              accounts={accounts}
              isAll={isAll}
              isComplete={isComplete}
              onRole={() => chooseRole(session.id, undefined)}
              onAccounts={() => setOpen('accounts')}
            />
          </SeveralGroup>
          {closed === undefined && (
            <SeveralGroup title="What to do">
              <SeveralActions
                meant={meant}
                accountIds={accountIds}
                reach={reach}
                onBegin={(job) => void start(job)}
                onProfiles={() => setOpen('profiles')}
              />
            </SeveralGroup>
          )}
          {open === 'accounts' && (
            <ChooseAccountsDialog
              accounts={role.accounts}
              chosen={new Set(accountIds)}
              onChosen={(ids) => chooseAccounts(isComplete && ids.size === role.accounts.length ? undefined : ids)}
              onClose={close}
            />
          )}
          {open === 'profiles' && (
            <SeveralProfilesDialog
              meant={meant}
              reach={reach}
              storage={session.storage}
              wish={{
                kind: settings.exportKind,
                region: settings.exportRegion === '' ? session.region : settings.exportRegion,
                template: settings.profileName,
              }}
              onBegin={begin}
              onCancel={close}
            />
          )}
        </>
      )}
      {unconfirmed !== undefined && <ConfirmRoleDialog unconfirmed={unconfirmed} />}
    </div>
  );
}

function progressOf({ phase, rolesKnown }: ListingView, accounts: number): string | undefined {
  if (phase !== 'loading') return undefined;
  return accounts === 0 ? 'Loading accounts…' : `Roles of ${rolesKnown} of ${accounts} accounts known`;
}
