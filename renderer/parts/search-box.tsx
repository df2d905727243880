import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useSearchKeys } from '../app/use-search-keys.ts';
import { Icon } from './icon.tsx';
import { IconAction } from './icon-action.tsx';
import './search-box.css';

type Props = {
  query: string;
  onQuery: (query: string) => void;
  /** Down, or Enter: on to what was found. */
  onLeave: (how: 'down' | 'enter') => void;
};

/** Finds an account while one types. */
export function SearchBox({ query, onQuery, onLeave }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  useSearchKeys(input);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onLeave('down');
    else if (event.key === 'Enter' && query !== '') onLeave('enter');
    else return;
    event.preventDefault();
  };
  return (
    <SearchField className="search-box" aria-label="Search accounts" value={query} onChange={onQuery}>
      <Icon name="search" />
      <Input
        ref={input}
        id="search"
        placeholder="Account, role or number"
        autoComplete="off"
        spellCheck="false"
        autoFocus
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <span className="search-key" aria-hidden="true">
          /
        </span>
      ) : (
        <IconAction icon="clear" name="Clear search" />
      )}
    </SearchField>
  );
}
