import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { Asking, OsKeychain } from '../services/keychain.ts';
import { oneQuestion } from './one-question.ts';
import type { Refusals } from './refusals.ts';
import { type Question, type SecretService, secretService } from './secret-service.ts';
import { askOnScreen, canAskOnScreen } from './secret-service-question.ts';

/** An answer of the Secret Service may take so long, without what waits for the person. */
const serviceMs = 3000;
/** A person may look for the password for so long. */
const personMs = 120_000;

const newCollection = 'Default keyring';

/** Another program may lock the keyring between two questions of ours. */
const mostTries = 2;

/**
 * The keyring of a Linux desktop: any Secret Service, over D-Bus alone. Not through keytar, as elsewhere: that takes the item of a locked
 * keyring for one that is not there, asks the person on its own, blocks a thread, and the end of the process, for half a minute when the
 * service hangs, and never again reaches one that was started anew. Items are as keytar writes them, and the other way round.
 * `home` is Daypass's own folder; `onQuestion` is called when a question comes on the screen.
 */
export function keyring(name: string, home: string, refusals: Refusals, onQuestion: () => void): OsKeychain {
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
  async function openCollection(service: SecretService, asking: Asking): Promise<string> {
    const collection = await service.defaultCollection();
    if (collection === undefined) throw new KeychainFailure('no-collection');
    const isLocked = () => service.isLocked(collection);
    await ended(service, asking, new KeychainFailure('locked'), isLocked, () => service.unlock([collection]));
    return collection;
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

  /** Puts the question of a change to the person, where there is one. */
  async function answered({ bus }: SecretService, asking: Asking, question: Question): Promise<void> {
    if (question === undefined) return;
    if (asking === 'silently') throw new KeychainFailure('locked');
    await askOnScreen(bus, question, personMs);
  }

  return {
    read: (account, asking) =>
      withService(async (service) => {
        for (let tries = 0; tries < mostTries; tries++) {
          const item = await newest(service, await openItems(service, asking, account));
          if (item === undefined) return undefined;
          const text = await service.textOf(item);
          if (text !== undefined) return text;
        }
        throw new KeychainFailure('locked');
      }),
    write: (account, text, asking) =>
      withService(async (service) => {
        const none = new KeychainFailure('no-collection');
        const isMissing = async () => (await service.defaultCollection()) === undefined;
        await ended(service, asking, none, isMissing, () => service.create(newCollection));
        const collection = await openCollection(service, asking);
        const before = (await service.search(itemsOf(account))).open;
        // Some ask before they replace an item.
        const question = await service.put(collection, itemsOf(account), `${name}/${account}`, text);
        await answered(service, asking, question);
        if (before.length > 0) await removeReplaced(service, account, before);
      }),
    remove: (account, asking) =>
      withService(async (service) => {
        for (const item of await openItems(service, asking, account)) {
          await answered(service, asking, await service.remove(item));
        }
      }),
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
        return (await service.isLocked(collection)) ? 'locked' : 'ready';
      }),
  };
}

/** Of the items of one account: more than one, where another collection was the default before. */
async function newest(service: SecretService, items: readonly string[]): Promise<string | undefined> {
  if (items.length < 2) return items[0];
  const dated = await Promise.all(items.map(async (item) => ({ item, at: await service.modifiedAt(item) })));
  return dated.toSorted((one, other) => other.at - one.at)[0]?.item;
}
