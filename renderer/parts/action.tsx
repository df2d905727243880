import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import './action.css';

type Props = Omit<ButtonProps, 'className' | 'children'> & { look?: 'loud' | 'plain' | 'quiet'; children: ReactNode };

/** A button with words on it. `loud` is for the one thing that most people come for. */
export const Action = ({ look = 'plain', children, ...button }: Props): ReactNode => (
  <Button {...button} className={`action action-${look}`}>
    {children}
  </Button>
);
