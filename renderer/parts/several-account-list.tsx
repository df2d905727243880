import { type ReactNode, type RefObject, useImperativeHandle, useRef } from 'react';
import { accountNumber } from '../app/account-number.ts';
import type { Found } from '../app/search.ts';
import { useRowFocus } from '../app/use-row-focus.ts';
import { topOf, useVisibleRows } from '../app/use-visible-rows.ts';
import { Chip } from './chip.tsx';
import './several-account-list.css';

type Props = {
  found: Found[];
  chosen: ReadonlySet<string>;
  onToggle: (accountId: string) => void;
  handle: RefObject<{ focusFirst(): void } | null>;
};

const rowHeight = 48;

/** Accounts with a tick each, however many: only those on screen, and the one that Tab reaches, are in the page. */
export function SeveralAccountList({ found, chosen, onToggle, handle }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const rows = { count: found.length, rowHeight, openIndex: -1, extra: 0 };
  const { from, to } = useVisibleRows(list, rows);
  const { current, rowKeys, focusFirst } = useRowFocus(list, found.length);
  useImperativeHandle(handle, () => ({ focusFirst }));
  const shown = found.map((_, index) => index).slice(from, to);
  if (current < found.length && !shown.includes(current)) shown.push(current);
  return (
    <ul ref={list} className="tick-list" style={{ height: topOf(found.length, rows) }}>
      {shown.map((index) => {
        const entry = found[index];
        if (entry === undefined) return null;
        const { account, byEmail } = entry;
        const { accountId, name, emailAddress, production } = account;
        return (
          <li
            key={accountId}
            data-index={index}
            aria-setsize={found.length}
            aria-posinset={index + 1}
            style={{ top: topOf(index, rows) }}
          >
            <label className="tick-row">
              <input
                type="checkbox"
                checked={chosen.has(accountId)}
                onChange={() => onToggle(accountId)}
                {...rowKeys(index)}
              />
              <span className="row-words">
                <span className="row-title">
                  <strong title={name}>{name}</strong>
                </span>
                <span className="tick-detail">
                  {production && <Chip kind="production" />}
                  <span className="row-detail">
                    {accountNumber(accountId)}
                    {byEmail && ` · ${emailAddress}`}
                  </span>
                </span>
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
