import type { KeyboardEvent, ReactNode } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { IconAction } from './icon-action.tsx';
import './filter-box.css';

type Props = {
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  /** Down, on to what was found. */
  onDown: () => void;
};

/** Finds some of many while one types. */
export const FilterBox = ({ label, placeholder, query, onQuery, onDown }: Props): ReactNode => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onDown();
  };
  return (
    <SearchField className="filter-box" aria-label={label} value={query} onChange={onQuery}>
      <Icon name="search" />
      <Input placeholder={placeholder} autoComplete="off" spellCheck="false" onKeyDown={onKeyDown} />
      {query !== '' && <IconAction icon="clear" name="Clear" />}
    </SearchField>
  );
};
