import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';
import { Choices } from './choices.tsx';
import { Icon } from './icon.tsx';

type Props = { chosen: SessionView; sessions: SessionView[] };

/** For people with more than one session; nobody else sees it. */
export function SessionSwitcher({ chosen, sessions }: Props): ReactNode {
  if (sessions.length < 2) return null;
  return (
    <MenuTrigger>
      <Action look="quiet" aria-label="Switch session">
        Switch
        <Icon name="down" />
      </Action>
      <Popover className="sheet" placement="bottom end" offset={4}>
        <Choices
          label="Sessions"
          chosen={chosen.id}
          choices={sessions.map(({ id, name, timeText }) => ({ id, text: name, detail: timeText }))}
          onChoose={(sessionId) => void tell('session.choose', { sessionId })}
        />
      </Popover>
    </MenuTrigger>
  );
}
