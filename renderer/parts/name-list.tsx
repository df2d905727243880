import type { ReactNode } from 'react';
import './name-list.css';

/** Names, as many as there are, in little room. */
export const NameList = ({ names, label }: { names: string[]; label: string }): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
  <ul className="name-list" aria-label={label} tabIndex={0}>
    {names.map((name) => (
      <li key={name}>
        <code>{name}</code>
      </li>
    ))}
  </ul>
);
