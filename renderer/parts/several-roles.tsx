import { type ReactNode, useRef, useState } from 'react';
import { countText } from '../app/count-text.ts';
import type { RoleAcross } from '../app/roles-across.ts';
import { useRowFocus } from '../app/use-row-focus.ts';
import { Chip } from './chip.tsx';
import { FilterBox } from './filter-box.tsx';
import { Icon } from './icon.tsx';
import './several-roles.css';

/** As many as one takes in at a glance. */
const few = 8;

type Props = {
  roles: RoleAcross[];
  /** False while more accounts may turn out to have them. */
  isComplete: boolean;
  onRole: (role: string) => void;
};

/** Every role of the session, to choose one. */
export function SeveralRoles({ roles, isComplete, onRole }: Props): ReactNode {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const found = roles.filter(({ role }) => role.toLowerCase().includes(query.trim().toLowerCase()));
  const { rowKeys, startOver, focusFirst } = useRowFocus(list, found.length);
  return (
    <>
      {roles.length > few && (
        <FilterBox
          label="Filter roles"
          placeholder="Role"
          query={query}
          onQuery={(text) => {
            setQuery(text);
            startOver();
          }}
          onDown={focusFirst}
        />
      )}
      <ul ref={list} className="several-roles">
        {found.map(({ role, power, accounts }, index) => (
          <li key={role} data-index={index}>
            <button type="button" className="several-role" onClick={() => onRole(role)} {...rowKeys(index)}>
              <span className="several-role-words">
                <span className="several-role-name">{role}</span>
                {power !== 'other' && <Chip kind={power} />}
              </span>
              <span className="several-role-count">
                {countText(accounts.length, 'account')}
                {!isComplete && ' so far'}
                <Icon name="back" />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && query.trim() !== '' && <p className="nothing">No role matches “{query.trim()}”.</p>}
    </>
  );
}
