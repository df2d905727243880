import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { AccountView } from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import { find, findable } from '../app/search.ts';
import { Action } from '../parts/action.tsx';
import { FilterBox } from '../parts/filter-box.tsx';
import { SeveralAccountList } from '../parts/several-account-list.tsx';
import './dialog.css';
import './choose-accounts-dialog.css';

type Props = {
  /** Those that can be chosen. */
  accounts: AccountView[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onClose: () => void;
};

/** Some of many accounts. What is ticked counts once it is said to be all. */
export function ChooseAccountsDialog({ accounts, chosen: before, onChosen, onClose }: Props): ReactNode {
  const [chosen, setChosen] = useState(before);
  const [query, setQuery] = useState('');
  const list = useRef<{ focusFirst(): void }>(null);
  // All of them have the role, so nothing is found by roles.
  const searchable = useMemo(() => findable(accounts.map(({ roles: _, ...account }) => account)), [accounts]);
  const found = useMemo(() => find(searchable, query), [searchable, query]);
  const ids = found.map(({ account }) => account.accountId);
  const searching = query.trim() !== '';
  const these = searching ? `these ${found.length}` : 'all';
  const toggle = (accountId: string) => {
    const next = new Set(chosen);
    if (!next.delete(accountId)) next.add(accountId);
    setChosen(next);
  };
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="dialog-box choose-accounts">
        <Dialog className="dialog">
          <div className="choose-top">
            <Heading slot="title">Choose accounts</Heading>
            <FilterBox
              label="Search accounts"
              placeholder="Account or number"
              query={query}
              onQuery={setQuery}
              onDown={() => list.current?.focusFirst()}
            />
            <div className="choose-count">
              <p role="status">
                {chosen.size} of {countText(accounts.length, 'account')}
              </p>
              <span className="choose-which">
                <Action
                  look="quiet"
                  isDisabled={found.length === 0}
                  onPress={() => setChosen(new Set([...chosen, ...ids]))}
                >
                  Select {these}
                </Action>
                <Action look="quiet" isDisabled={found.length === 0} onPress={() => setChosen(without(chosen, ids))}>
                  {searching ? `Leave out ${these}` : 'Select none'}
                </Action>
              </span>
            </div>
          </div>
          <SeveralAccountList found={found} chosen={chosen} onToggle={toggle} handle={list} />
          {found.length === 0 && <p className="nothing">No account with this role matches “{query.trim()}”.</p>}
          <div className="choose-ends">
            <Action onPress={onClose}>Cancel</Action>
            <Action
              look="loud"
              isDisabled={chosen.size === 0}
              onPress={() => {
                onChosen(chosen);
                onClose();
              }}
            >
              {chosen.size === 0 ? 'Choose an account' : `Use ${countText(chosen.size, 'account')}`}
            </Action>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const without = (chosen: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> => {
  const left = new Set(chosen);
  for (const id of ids) left.delete(id);
  return left;
};
