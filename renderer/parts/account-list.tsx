import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Found } from '../app/search.ts';
import { topOf, useVisibleRows } from '../app/use-visible-rows.ts';
import { AccountRow } from './account-row.tsx';
import './account-list.css';

export type AccountListHandle = {
  focusFirst(): void;
  /** Makes the first account the one that Tab reaches. */
  startOver(): void;
};

type Props = {
  sessionId: string;
  found: Found[];
  open: string | undefined;
  /** Why there are no credentials to be had now. */
  closed: string | undefined;
  onOpen: (accountId: string | undefined) => void;
  /** Up, from the first row. */
  onLeave: () => void;
  handle: RefObject<AccountListHandle | null>;
};

const rowHeight = 56;

/** All accounts, however many: only those on screen, and the one with the focus, are in the page. */
export function AccountList({ sessionId, found, open, closed, onOpen, onLeave, handle }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const openRow = useRef<HTMLLIElement>(null);
  const [active, setActive] = useState<string>();
  const [toFocus, setToFocus] = useState<number>();
  const [openHeight, setOpenHeight] = useState(rowHeight);
  const openIndex = open === undefined ? -1 : found.findIndex(({ account }) => account.accountId === open);
  const rows = { count: found.length, rowHeight, openIndex, extra: openIndex < 0 ? 0 : openHeight - rowHeight };
  const { from, to } = useVisibleRows(list, rows);
  const current = Math.max(
    0,
    active === undefined ? 0 : found.findIndex(({ account }) => account.accountId === active),
  );
  const focus = (index: number) => {
    setActive(found[index]?.account.accountId);
    setToFocus(index);
  };
  useImperativeHandle(handle, () => ({
    focusFirst: () => found.length > 0 && focus(0),
    startOver: () => setActive(undefined),
  }));

  useLayoutEffect(() => {
    if (toFocus === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-index="${toFocus}"] .account-button`)?.focus();
    setToFocus(undefined);
  }, [toFocus]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the open row comes and goes as the list scrolls
  useLayoutEffect(() => {
    const row = openRow.current;
    if (open === undefined || row === null) return;
    const measure = () => setOpenHeight(row.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(row);
    return () => observer.disconnect();
  }, [open, openIndex, from, to]);

  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const goal = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: found.length - 1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    if (goal < 0) onLeave();
    else if (goal < found.length) focus(goal);
  };
  const shown = found.map((_, index) => index).slice(from, to);
  if (current < found.length && !shown.includes(current)) shown.push(current);

  return (
    <ul ref={list} className="account-list" style={{ height: topOf(found.length, rows) }}>
      {shown.map((index) => {
        const entry = found[index];
        if (entry === undefined) return null;
        const { account } = entry;
        const isOpen = index === openIndex;
        return (
          <li
            key={account.accountId}
            ref={isOpen ? openRow : null}
            data-index={index}
            aria-setsize={found.length}
            aria-posinset={index + 1}
            style={{ top: topOf(index, rows) }}
          >
            <AccountRow
              sessionId={sessionId}
              entry={entry}
              open={isOpen}
              closed={closed}
              reachable={index === current}
              onToggle={() => {
                setActive(account.accountId);
                onOpen(isOpen ? undefined : account.accountId);
              }}
              onKeyDown={onKeyDown(index)}
            />
          </li>
        );
      })}
    </ul>
  );
}
