import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { SessionView, View } from '../../preload/contract.ts';
import { whyClosed } from '../app/access-closed.ts';
import { tell } from '../app/ask.ts';
import { find, findable, findPinned } from '../app/search.ts';
import { isSignedIn } from '../app/signed-in.ts';
import { AccountList, type AccountListHandle } from '../parts/account-list.tsx';
import { AccountsTitle } from '../parts/accounts-title.tsx';
import { OtherSessions } from '../parts/other-sessions.tsx';
import { Pass } from '../parts/pass.tsx';
import { PinnedList } from '../parts/pinned-list.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { SkippedFiles } from '../parts/skipped-files.tsx';
import './accounts-page.css';

const reload = () => void tell('session.reload', undefined);

/** One session: its pass, the search, what is pinned, and every account with its roles. */
export function AccountsPage({ view, session }: { view: View; session: SessionView }): ReactNode {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<string>();
  const list = useRef<AccountListHandle>(null);
  const main = useRef<HTMLElement>(null);
  const { accounts, listing, pinned } = view;
  const searchable = useMemo(() => findable(accounts), [accounts]);
  const found = useMemo(() => find(searchable, query), [searchable, query]);
  const searching = query.trim() !== '';

  const openAccount = (accountId: string | undefined) => {
    setOpen(accountId);
    if (accountId !== undefined) void tell('account.open', { sessionId: session.id, accountId });
  };
  // What was found best is on top, wherever one had scrolled to.
  const search = (text: string) => {
    setQuery(text);
    list.current?.startOver();
    main.current?.scrollTo({ top: 0 });
  };
  const leaveSearch = (how: 'down' | 'enter') => {
    if (how === 'enter' && found[0] !== undefined) openAccount(found[0].account.accountId);
    list.current?.focusFirst();
  };
  const nothingYet = accounts.length === 0 && !isSignedIn(session);
  const isUnread = accounts.length === 0 && session.unread !== undefined;

  return (
    <>
      <header className="top">
        <Pass session={session} sessions={view.sessions} />
        {!nothingYet && <SearchBox query={query} onQuery={search} onLeave={leaveSearch} />}
      </header>
      <main ref={main}>
        <div className="notes">
          {view.problem !== undefined && <ProblemNote problem={view.problem} />}
          {listing.problem !== undefined && (
            <ProblemNote problem={listing.problem} action="Try again" onAction={reload} />
          )}
        </div>
        <PinnedList pinned={findPinned(pinned, query)} sessions={view.sessions} chosen={session.id} />
        {!nothingYet && (
          <section aria-label="Accounts">
            <AccountsTitle all={accounts.length} found={found.length} searching={searching} listing={listing} />
            <AccountList
              sessionId={session.id}
              found={found}
              open={open}
              closed={whyClosed(session)}
              onOpen={openAccount}
              onLeave={() => document.getElementById('search')?.focus()}
              handle={list}
            />
            {found.length === 0 && searching && (
              <p className="nothing">No account, role or number matches “{query.trim()}”.</p>
            )}
            {isUnread && listing.phase !== 'loading' && (
              <p className="nothing">Your accounts are listed once the token can be read.</p>
            )}
            {accounts.length === 0 && !isUnread && listing.phase === 'complete' && (
              <p className="nothing">No account has been given to you here yet. Your AWS administrator can do that.</p>
            )}
          </section>
        )}
        {nothingYet && session.signIn === undefined && <OtherSessions shown={session} sessions={view.sessions} />}
        <SkippedFiles skipped={view.skipped} />
      </main>
    </>
  );
}
