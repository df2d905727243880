import { KeychainFailure } from '../domain/keychain-failure.ts';
import { typed } from './bus-link.ts';
import { inTime } from './in-time.ts';
import { type MessageBus, messageBus } from './message-bus.ts';
import { secretServiceFailure } from './secret-service-failure.ts';
import { openSecretSession, type SecretSession } from './secret-session.ts';

/** Where it is on the session bus (freedesktop.org, Secret Service API). */
export const secretsName = 'org.freedesktop.secrets';
const root = '/org/freedesktop/secrets';
const interfaces = 'org.freedesktop.Secret';

/** As libsecret marks what it stores as a plain name and account, and looks for. */
const schema = { 'xdg:schema': 'org.freedesktop.Secret.Generic' };

/**
 * The program that keeps secrets on a Linux desktop. No call asks the person for anything: what needs their answer comes back as a
 * question. Each rejects with a `KeychainFailure`.
 */
export type SecretService = Readonly<{
  /** Where new items belong; undefined: there is no such place. */
  defaultCollection(): Promise<string | undefined>;
  /** Of a collection. */
  isLocked(path: string): Promise<boolean>;
  /** The items that have all these attributes. */
  search(attributes: Attributes): Promise<Readonly<{ open: readonly string[]; locked: readonly string[] }>>;
  attributesOf(item: string): Promise<Attributes>;
  /** When its text was last written (s since 1970). */
  modifiedAt(item: string): Promise<number>;
  /** Undefined: it is locked, or gone. */
  textOf(item: string): Promise<string | undefined>;
  /** Puts an item with these attributes into an open collection, in place of the one there that has the same. */
  put(collection: string, attributes: Attributes, label: string, text: string): Promise<Question>;
  /** Opens what can be opened without the person; else the question to put to them. */
  unlock(paths: readonly string[]): Promise<Question>;
  /** Makes a collection, and makes it the default. */
  create(label: string): Promise<Question>;
  remove(item: string): Promise<Question>;
  /** For questions. */
  bus: MessageBus;
}>;

type Attributes = Readonly<Record<string, string>>;

/** The object that asks the person (`askOnScreen`); undefined: it was done without. */
export type Question = string | undefined;

/** Works with the Secret Service over a connection of its own. */
export type WithSecretService = <T>(work: (service: SecretService) => Promise<T>) => Promise<T>;

/**
 * Each of its answers may take `limitMs`: with `timeout` that is over. Not all of them together, since where many programs ask at once it
 * answers, if slowly. The call that was not answered goes on; until it has ended, nobody else waits for as long again.
 */
export function secretService(limitMs: number): WithSecretService {
  let unanswered: Promise<unknown> | undefined;

  return async (work) => {
    if (unanswered !== undefined) throw new KeychainFailure('timeout');
    const bus = messageBus('session', []);
    let mine: Promise<unknown> | undefined;
    const over = () => {
      if (unanswered === mine) unanswered = undefined;
      bus.close();
    };
    const onLate = (call: Promise<unknown>) => {
      unanswered = mine = call;
      call.then(over, over);
    };
    try {
      return await work(serviceOn(bus, limitMs, onLate));
    } finally {
      if (mine === undefined) bus.close();
    }
  };
}

function serviceOn(bus: MessageBus, limitMs: number, onLate: (call: Promise<unknown>) => void): SecretService {
  async function answered<T>(call: Promise<T>): Promise<T> {
    const inside = await inTime(call, limitMs).catch((error: unknown) => {
      throw secretServiceFailure(error);
    });
    if (inside !== undefined) return inside.answer;
    onLate(call);
    throw new KeychainFailure('timeout');
  }

  const call = (member: string, signature: string, body: readonly unknown[]) =>
    answered(bus.call({ to: secretsName, path: root, member: `${interfaces}.Service.${member}`, signature, body }));

  let session: Promise<SecretSession> | undefined;
  function opened(): Promise<SecretSession> {
    session ??= openSecretSession((body) => call('OpenSession', 'sv', body));
    return session;
  }

  const property = (path: string, of: 'Collection' | 'Item', name: string) =>
    answered(bus.property(secretsName, path, `${interfaces}.${of}.${name}`));

  return {
    bus,
    async defaultCollection() {
      const [path] = await call('ReadAlias', 's', ['default']);
      return objectIn(path);
    },
    isLocked: async (path) => (await property(path, 'Collection', 'Locked')) === true,
    async search(attributes) {
      const [open, locked] = await call('SearchItems', 'a{ss}', [{ ...schema, ...attributes }]);
      return { open: textsIn(open), locked: textsIn(locked) };
    },
    async attributesOf(item) {
      const all = await property(item, 'Item', 'Attributes');
      return typeof all === 'object' && all !== null ? (all as Attributes) : {};
    },
    modifiedAt: async (item) => Number(await property(item, 'Item', 'Modified')),
    async textOf(item) {
      const { path, open } = await opened();
      const [secrets] = await call('GetSecrets', 'aoo', [[item], path]);
      const sent = Object.entries(secrets ?? {}).find(([of]) => of === item)?.[1];
      return sent === undefined ? undefined : open(sent);
    },
    async put(collection, attributes, label, text) {
      const { seal } = await opened();
      const properties = {
        [`${interfaces}.Item.Label`]: typed('s', label),
        [`${interfaces}.Item.Attributes`]: typed('a{ss}', { ...schema, ...attributes }),
      };
      const member = `${interfaces}.Collection.CreateItem`;
      const body = [properties, seal(text), true];
      const [, question] = await answered(
        bus.call({ to: secretsName, path: collection, member, signature: 'a{sv}(oayays)b', body }),
      );
      return objectIn(question);
    },
    async unlock(paths) {
      const [, question] = await call('Unlock', 'ao', [paths]);
      return objectIn(question);
    },
    async create(label) {
      const [, question] = await call('CreateCollection', 'a{sv}s', [
        { [`${interfaces}.Collection.Label`]: typed('s', label) },
        'default',
      ]);
      return objectIn(question);
    },
    async remove(item) {
      const [question] = await answered(bus.call({ to: secretsName, path: item, member: `${interfaces}.Item.Delete` }));
      return objectIn(question);
    },
  };
}

/** '/' stands for no object. */
const objectIn = (path: unknown): string | undefined => (typeof path === 'string' && path !== '/' ? path : undefined);

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
