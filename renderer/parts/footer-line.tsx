import type { ReactNode } from 'react';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import { IconAction } from './icon-action.tsx';

type Props = { tone: 'done' | 'problem'; text: string; onUndo?: (() => void) | undefined; onDismiss: () => void };

/** One thing that was done, or went wrong, in the background. */
export const FooterLine = ({ tone, text, onUndo, onDismiss }: Props): ReactNode => (
  <p className={`footer-line footer-${tone}`}>
    <Icon name={tone === 'done' ? 'done' : 'warning'} />
    <span className="footer-words">{text}</span>
    {onUndo !== undefined && <Action onPress={onUndo}>Undo</Action>}
    <IconAction icon="clear" name="Dismiss" onPress={onDismiss} />
  </p>
);
