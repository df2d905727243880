import type { ReactNode } from 'react';
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './action.css';
import './icon-action.css';

type Props = Omit<ButtonProps, 'className' | 'children' | 'aria-label'> & {
  icon: IconName;
  /** The button's name to a screen reader. */
  name: string;
  /** What the tooltip says; without it, the name. */
  tip?: string;
  framed?: boolean;
};

/** A button with a picture alone: its name is told to screen readers, and shown when the pointer or the focus rests on it. */
export const IconAction = ({ icon, name, tip = name, framed = false, ...button }: Props): ReactNode => (
  <TooltipTrigger delay={500} closeDelay={0}>
    <Button {...button} aria-label={name} className={`action icon-action ${framed ? '' : 'action-quiet'}`}>
      <Icon name={icon} />
    </Button>
    <Tooltip className="tip" offset={6}>
      {tip}
    </Tooltip>
  </TooltipTrigger>
);
