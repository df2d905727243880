import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import { adding } from '../app/adding.ts';
import { tell } from '../app/ask.ts';
import { isSignedIn } from '../app/signed-in.ts';
import { Action } from './action.tsx';
import { Choices } from './choices.tsx';
import { Icon } from './icon.tsx';

type Props = { chosen: SessionView; sessions: SessionView[] };

/** No session has a name like these: they begin with what no name in a file begins with. */
const add = '\nadd';
const signOutAll = '\nsign-out-all';

/** From one session to another, and to a new one. */
export function SessionSwitcher({ chosen, sessions }: Props): ReactNode {
  const signedIn = sessions.filter(isSignedIn).length;
  const choose = (id: string) => {
    if (id === add) adding.set(true);
    else if (id === signOutAll) void tell('session.signOutAll', undefined);
    else void tell('session.choose', { sessionId: id });
  };
  return (
    <MenuTrigger>
      <Action look="quiet" aria-label={sessions.length > 1 ? 'Switch session' : 'Sessions'}>
        {sessions.length > 1 ? 'Switch' : 'Sessions'}
        <Icon name="down" />
      </Action>
      <Popover className="sheet" placement="bottom end" offset={4}>
        <Choices
          label="Sessions"
          chosen={chosen.id}
          choices={sessions.map(({ id, name, timeText }) => ({ id, text: name, detail: timeText }))}
          more={[
            { id: add, text: 'Add a session…' },
            ...(signedIn > 1 ? [{ id: signOutAll, text: 'Sign out of all', detail: `${signedIn} sessions` }] : []),
          ]}
          onChoose={choose}
        />
      </Popover>
    </MenuTrigger>
  );
}
