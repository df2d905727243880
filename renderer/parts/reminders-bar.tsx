import type { ReactNode } from 'react';
import type { ReminderView } from '../../preload/contract.ts';
import { act } from '../app/act-on-reminder.ts';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import { IconAction } from './icon-action.tsx';
import './reminders-bar.css';

/** Reminders that no notification could show. They are read out when they come, and wait: the focus stays where it is. */
export function RemindersBar({ reminders }: { reminders: ReminderView[] }): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set is for fields.
    <div role="group" aria-label="Reminders" aria-live="polite" tabIndex={-1} className="reminders">
      {reminders.map((reminder) => (
        <div key={reminder.key} className={`reminder ${isUrgent(reminder) ? 'reminder-urgent' : ''}`}>
          <Icon name="bell" />
          <div className="reminder-words">
            <strong>{reminder.title}</strong>
            <p>{reminder.body}</p>
          </div>
          <div className="reminder-actions">
            {reminder.actions.map(({ action, text }) => (
              <Action
                key={action}
                look={action === 'sign-in' ? 'loud' : 'plain'}
                onPress={() => void act(reminder, action)}
              >
                {/* Elsewhere it opens Daypass, which is open here. */}
                {action === 'open' ? 'Show' : text}
              </Action>
            ))}
          </div>
          <IconAction
            icon="clear"
            name={`Dismiss: ${reminder.title}`}
            tip="Dismiss"
            onPress={() => void tell('reminder.dismiss', { key: reminder.key })}
          />
        </div>
      ))}
    </div>
  );
}

/** Something ends unless the person signs in. */
const isUrgent = ({ actions }: ReminderView): boolean => actions.some(({ action }) => action === 'sign-in');
