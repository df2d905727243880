import type { ReactNode } from 'react';
import { FilterBox } from './filter-box.tsx';

type Props = { query: string; found: number; of: number; onQuery: (query: string) => void };

/** As many can be overlooked. */
const few = 6;

const goToFirst = () => document.querySelector<HTMLElement>('.profile-list button')?.focus();

/** Finds a profile among many. */
export const ProfileFilter = ({ query, found, of, onQuery }: Props): ReactNode =>
  (of > few || query !== '') && (
    <div className="profile-filter">
      <FilterBox
        label="Find a profile"
        placeholder="Name, account, role or state"
        query={query}
        onQuery={onQuery}
        onDown={goToFirst}
      />
      <p role="status" className="field-hint">
        {query !== '' && (found === 0 ? `No profile matches “${query.trim()}”.` : `${found} of ${of}`)}
      </p>
    </div>
  );
