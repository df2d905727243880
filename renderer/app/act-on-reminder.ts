import type { ReminderView } from '../../preload/contract.ts';
import { tell } from './ask.ts';
import { place } from './place.ts';
import { signIn } from './sign-in.ts';

/** Does what a reminder offers. Who has acted on it need not dismiss it, too. */
export async function act({ key, sessionId }: ReminderView, action: ReminderView['actions'][number]['action']) {
  if (action === 'snooze') return tell('reminder.snooze', { key });
  place.set('accounts');
  const acted = action === 'sign-in' ? signIn(sessionId, 'browser') : tell('session.choose', { sessionId });
  return (await acted) && tell('reminder.dismiss', { key });
}
