import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { type AccessRef, copyFormats, type PinnedView } from '../../preload/contract.ts';
import { accountNumber } from '../app/account-number.ts';
import { tell } from '../app/ask.ts';
import { copyingAs } from '../app/copying-as.ts';
import { openingAt } from '../app/opening-at.ts';
import { told } from '../app/told.ts';
import { useCopyFormat } from '../app/use-copy-format.ts';
import { Choices } from './choices.tsx';
import { IconAction } from './icon-action.tsx';

type Props = {
  access: AccessRef;
  label: string;
  pinned: boolean;
  page: PinnedView['page'] | undefined;
  closed: string | undefined;
  onExport: () => void;
};

/** What people do with an access less often. */
export function AccessMenu({ access, label, pinned, page, closed, onExport }: Props): ReactNode {
  const { accountId } = access;
  const format = copyFormats[useCopyFormat()].name;
  const copyNumber = async () => {
    if (await tell('account.copyNumber', { accountId }))
      told.set({ done: `Copied the account number ${accountNumber(accountId)}.` });
  };
  const pin = async () => {
    if (await tell('access.pin', { ...access, pinned: !pinned })) {
      told.set({ done: pinned ? `Unpinned ${label}.` : `Pinned ${label}.` });
    }
  };
  const forgetPage = async () => {
    if (await tell('access.pinPage', access))
      told.set({ done: `The console of ${label} opens at its start page again.` });
  };
  const unlessClosed = (act: () => void) => () => {
    if (closed === undefined) act();
    else told.set({ problem: { kind: 'sign-in-needed', what: closed } });
  };
  const acts: Record<string, () => void> = {
    'open-at': () => openingAt.set({ ...access, label, pinned, ...(page && { page }) }),
    'forget-page': () => void forgetPage(),
    'copy-as': unlessClosed(() => copyingAs.set({ ...access, label })),
    export: unlessClosed(onExport),
    number: () => void copyNumber(),
    pin: () => void pin(),
  };
  const dim = closed !== undefined;
  return (
    <MenuTrigger>
      <IconAction icon="more" name={`More: ${label}`} tip="More" />
      <Popover className="sheet" placement="bottom end" offset={4}>
        <Choices
          label={`More: ${label}`}
          choices={[
            { id: 'open-at', text: 'Open console at…', detail: 'A service and a region' },
            ...(page === undefined ? [] : [{ id: 'forget-page', text: 'Forget its page', detail: page.text }]),
            { id: 'copy-as', text: 'Copy credentials as…', detail: closed ?? `Now as ${format}`, dim },
            { id: 'export', text: 'Export profile…', detail: closed ?? 'For AWS tools on this computer', dim },
            { id: 'number', text: 'Copy account number', detail: accountNumber(accountId) },
            { id: 'pin', text: pinned ? 'Unpin' : 'Pin to the top' },
          ]}
          onChoose={(id) => acts[id]?.()}
        />
      </Popover>
    </MenuTrigger>
  );
}
