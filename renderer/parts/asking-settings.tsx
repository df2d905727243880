import type { ReactNode } from 'react';
import { tell } from '../app/ask.ts';
import { told } from '../app/told.ts';
import { Action } from './action.tsx';
import { SettingsGroup } from './settings-group.tsx';
import './asking-settings.css';

/** Which powerful roles are used without a question, and the way to be asked again. */
export function AskingSettings({ allowedRoles }: { allowedRoles: number }): ReactNode {
  const askAgain = async () => {
    if (await tell('question.askAgain', undefined)) told.set({ done: 'You will be asked again.' });
  };
  return (
    <SettingsGroup title="Powerful roles in production">
      {/* The button goes when it has done its work, and the focus to the words. */}
      <div tabIndex={-1} className="asking">
        <p>
          {allowedRoles === 0
            ? 'Before you use one for the first time, Daypass asks.'
            : `Daypass asks before the first use, and no more about ${allowedRoles === 1 ? 'one role' : `${allowedRoles} roles`} that you said yes to.`}
        </p>
        {allowedRoles > 0 && <Action onPress={() => void askAgain()}>Ask again</Action>}
      </div>
    </SettingsGroup>
  );
}
