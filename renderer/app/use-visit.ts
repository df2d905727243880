import { useEffect, useRef, useState } from 'react';
import type { AccessRef, View } from '../../preload/contract.ts';
import { adding } from './adding.ts';
import { ask } from './ask.ts';
import { closePopovers } from './close-popovers.ts';
import { exporting } from './exporting.ts';
import { place } from './place.ts';
import { useStore } from './store.ts';

/** Goes where somebody asked to be taken from outside the window, once for each time that they asked. */
export function useVisit(view: View | undefined): void {
  const page = useStore(place);
  const [ready, setReady] = useState<number>();
  const last = useRef<number>(undefined);
  useEffect(() => {
    const visit = view?.visit;
    if (!view?.ready || visit === undefined || visit.asked === last.current) return;
    const { asked, to } = visit;
    if (asked !== ready && closePopovers()) {
      const frame = requestAnimationFrame(() => setReady(asked));
      return () => cancelAnimationFrame(frame);
    }
    const wanted = to === 'settings' ? 'settings' : 'accounts';
    // The rest follows when the page is there.
    if (page !== wanted) return place.set(wanted);
    last.current = asked;
    if (to === 'search') goToSearch();
    else {
      adding.set(false);
      exporting.set(to === 'export' ? named(visit.access, view) : undefined);
    }
    void ask('visit.done', { asked });
  }, [view, page, ready]);
}

/** Not out of a dialog: what somebody has begun there stays, and the window is in front all the same. */
function goToSearch(): void {
  const search = document.getElementById('search');
  if (!(search instanceof HTMLInputElement) || document.querySelector('[role=dialog]') !== null) return;
  search.focus();
  search.select();
}

/** The account need not be listed yet, or may be another session's. */
function named(access: AccessRef, { accounts, pinned, chosen }: View): AccessRef & { accountName: string } {
  const { sessionId, accountId } = access;
  const listed = sessionId === chosen ? accounts.find((account) => account.accountId === accountId)?.name : undefined;
  const pin = pinned.find((each) => each.sessionId === sessionId && each.accountId === accountId);
  return { ...access, accountName: listed ?? pin?.accountName ?? accountId };
}
