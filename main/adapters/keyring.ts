import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { Asking, OsKeychain } from '../services/keychain.ts';
import { type CallKeytar, callKeytar } from './keytar.ts';
import { oneQuestion } from './one-question.ts';
import type { Refusals } from './refusals.ts';
import { type Question, type SecretService, secretService } from './secret-service.ts';
import { askOnScreen, canAskOnScreen } from './secret-service-question.ts';

/** An answer of the Secret Service may take so long, without what waits for the person. */
const serviceMs = 3000;
/** The library asks it for several, when it has just answered: where many programs ask at once, that takes a while. */
const libraryMs = 4000;
/** A person may look for the password for so long. */
const personMs = 120_000;

const newCollection = 'Default keyring';

/** Another program may lock the keyring between two questions of ours. */
const mostTries = 2;

/**
 * The keyring of a Linux desktop: any Secret Service. It is looked at over D-Bus before each call of keytar, which takes the item
 * of a locked keyring for one that is not there, asks the person on its own, and waits for half a minute for a service that hangs.
 * `home` is Daypass's own folder; `onQuestion` is called when a question comes on the screen.
 */
export function keyring(
  name: string,
  home: string,
  refusals: Refusals,
  onQuestion: () => void,
  call: CallKeytar = callKeytar(refusal),
): OsKeychain {
  const withService = secretService(serviceMs);
  const alone = oneQuestion(home, personMs + 30_000, refusals);

  /** Sees to it that something is no longer so, with the person's help where that is wanted. */
  async function ended(
    { bus }: SecretService,
    asking: Asking,
    otherwise: KeychainFailure,
    isSo: () => Promise<boolean>,
    end: () => Promise<Question>,
  ): Promise<void> {
    if (!(await isSo())) return;
    if (asking === 'silently' || !(await canAskOnScreen(bus))) throw otherwise;
    await alone(isSo, async () => {
      const question = await end();
      if (question === undefined) return;
      onQuestion();
      await askOnScreen(bus, question, personMs);
    });
    if (await isSo()) throw otherwise;
  }

  /** The collection where new items belong, open. */
  async function openCollection(service: SecretService, asking: Asking): Promise<void> {
    const collection = await service.defaultCollection();
    if (collection === undefined) throw new KeychainFailure('no-collection');
    const isLocked = () => service.isLocked(collection);
    await ended(service, asking, new KeychainFailure('locked'), isLocked, () => service.unlock([collection]));
  }

  const itemsOf = (account?: string) => ({ service: name, ...(account !== undefined && { account }) });

  /** The items of an account, or of all, open. */
  async function openItems(service: SecretService, asking: Asking, account?: string): Promise<readonly string[]> {
    const wanted = itemsOf(account);
    // Some keep from searchers what is locked.
    await openCollection(service, asking);
    const locked = async () => (await service.search(wanted)).locked;
    const areLocked = async () => (await locked()).length > 0;
    const unlock = async () => service.unlock(await locked());
    await ended(service, asking, new KeychainFailure('locked'), areLocked, unlock);
    return (await service.search(wanted)).open;
  }

  /** The default collection may be another one than it was: what is left of an account in the old one would be found as well. */
  async function removeReplaced(service: SecretService, account: string, before: readonly string[]): Promise<void> {
    const now = (await service.search(itemsOf(account))).open;
    if (now.every((item) => before.includes(item))) return;
    // One that can't be removed is told by whoever compares what is found with what was written.
    await Promise.allSettled(before.map((item) => service.remove(item)));
  }

  return {
    async read(account, asking) {
      for (let tries = 0; tries < mostTries; tries++) {
        const items = await withService((service) => openItems(service, asking, account));
        if (items.length === 0) return undefined;
        const text = await call((keytar) => keytar.getPassword(name, account), libraryMs);
        if (text !== null) return text;
      }
      throw new KeychainFailure('locked');
    },
    async write(account, text, asking) {
      const before = await withService(async (service) => {
        const none = new KeychainFailure('no-collection');
        const isMissing = async () => (await service.defaultCollection()) === undefined;
        await ended(service, asking, none, isMissing, () => service.create(newCollection));
        await openCollection(service, asking);
        return (await service.search(itemsOf(account))).open;
      });
      // Some ask before they replace an item.
      const limit = asking === 'may-ask' ? personMs : libraryMs;
      await call((keytar) => keytar.setPassword(name, account, text), limit);
      if (before.length > 0) await withService((service) => removeReplaced(service, account, before));
    },
    async remove(account, asking) {
      await withService(async (service) => {
        for (const item of await openItems(service, asking, account)) {
          const question = await service.remove(item);
          if (question === undefined) continue;
          if (asking === 'silently') throw new KeychainFailure('locked');
          await askOnScreen(service.bus, question, personMs);
        }
      });
    },
    list: (asking) =>
      withService(async (service) => {
        const items = await openItems(service, asking);
        const accounts = await Promise.all(items.map(async (item) => (await service.attributesOf(item)).account));
        return accounts.filter((account) => account !== undefined);
      }),
    look: () =>
      withService(async (service) => {
        const collection = await service.defaultCollection();
        if (collection === undefined) throw new KeychainFailure('no-collection');
        if (await service.isLocked(collection)) return 'locked';
        // Loads it, if nothing has.
        await call(async () => undefined, libraryMs);
        return 'ready';
      }),
  };
}

/** What libsecret says when it does not do what was asked of it. */
function refusal(message: string): KeychainFailure {
  return /locked collection/i.test(message)
    ? new KeychainFailure('locked')
    : new KeychainFailure('refused', message === '' ? undefined : message);
}
