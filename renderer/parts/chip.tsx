import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './chip.css';

const chips = {
  'read-only': { text: 'read only', icon: undefined },
  admin: { text: 'admin', icon: 'warning' },
  production: { text: 'production', icon: 'diamond' },
  recommended: { text: 'recommended', icon: undefined },
} as const;

/** A word about an account or a role. Danger has a shape as well as a colour. */
export const Chip = ({ kind }: { kind: keyof typeof chips }): ReactNode => (
  <span className={`chip chip-${kind}`}>
    {chips[kind].icon && <Icon name={chips[kind].icon} />}
    {chips[kind].text}
  </span>
);
