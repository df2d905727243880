import type { ReactNode, Ref } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import './action.css';

type Props = Omit<ButtonProps, 'className' | 'children'> & {
  look?: 'loud' | 'plain' | 'quiet';
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

/** A button with words on it. `loud` is for the one thing that most people come for. */
export const Action = ({ look = 'plain', children, ...button }: Props): ReactNode => (
  <Button {...button} className={`action action-${look}`}>
    {children}
  </Button>
);
