import { KeychainFailure } from '../domain/keychain-failure.ts';
import { inTime } from './in-time.ts';
import type { MessageBus } from './message-bus.ts';
import { secretsName } from './secret-service.ts';
import { secretServiceFailure } from './secret-service-failure.ts';

const prompt = 'org.freedesktop.Secret.Prompt';
const daemon = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

/** GNOME Keyring's own name, and that of the program which shows its questions. */
const gnome = { keyring: 'org.gnome.keyring', prompter: 'org.gnome.keyring.SystemPrompter' };

/**
 * A prompter that is started for this may take so long. One that finds no display mostly ends at once; a good one on a slow disk takes
 * seconds.
 */
const startMs = 15_000;
/** To take a question off the screen. One that is not done by then may still be answered. */
const dismissMs = 3000;

/**
 * Puts a question of the Secret Service to the person, and waits for the answer up to `personMs`; then it is taken off the
 * screen. Rejects with a `KeychainFailure`: with `denied` when the person closed it, or did not answer.
 */
export async function askOnScreen(bus: MessageBus, question: string, personMs: number): Promise<void> {
  const onQuestion = { to: secretsName, path: question };
  try {
    const answer = new Promise<boolean>((resolve, reject) => {
      bus.listen({ from: secretsName, path: question, member: `${prompt}.Completed` }, ([dismissed]) =>
        resolve(dismissed !== true),
      );
      bus.follow(secretsName, (owner) => {
        if (owner === undefined) reject(new KeychainFailure('timeout'));
      });
      // The empty text stands for the window that the question belongs to: a verb has none.
      bus.call({ ...onQuestion, member: `${prompt}.Prompt`, signature: 's', body: [''] }).catch(reject);
    });
    const inside = await inTime(answer, personMs);
    if (inside === undefined) {
      const dismissed = bus.call({ ...onQuestion, member: `${prompt}.Dismiss` });
      await inTime(dismissed, dismissMs).catch(() => undefined);
    }
    if (inside?.answer !== true) throw new KeychainFailure('denied');
  } catch (error) {
    throw secretServiceFailure(error);
  }
}

/**
 * Whether a question can be shown at all. GNOME Keyring tells one that nothing can show like one that was closed: so its prompter
 * is started first, which fails without a display; it also does while another one, of the question before, is just about to end. Other
 * Secret Services show their own.
 */
export async function canAskOnScreen(bus: Pick<MessageBus, 'call'>): Promise<boolean> {
  const owner = async (name: string): Promise<unknown> => {
    const answer = bus.call({ ...daemon, member: 'org.freedesktop.DBus.GetNameOwner', signature: 's', body: [name] });
    return (await answer.catch(() => []))[0];
  };
  const [keeper, keyring] = await Promise.all([owner(secretsName), owner(gnome.keyring)]);
  if (keeper === undefined || keeper !== keyring) return true;
  const start = { ...daemon, member: 'org.freedesktop.DBus.StartServiceByName', signature: 'su' };
  const starting = () => bus.call({ ...start, body: [gnome.prompter, 0] });
  const started = starting()
    .catch(starting)
    .then(
      () => true,
      () => false,
    );
  return (await inTime(started, startMs))?.answer === true;
}
