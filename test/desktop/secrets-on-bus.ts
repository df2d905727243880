import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';

const name = 'org.freedesktop.secrets';
const root = '/org/freedesktop/secrets';
const daemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

type Secret = [session: string, parameters: Buffer, value: Buffer, contentType: string];

export type SeenItem = Readonly<{ label: string; text: string; attributes: Readonly<Record<string, string>> }>;

/** The Secret Service on a bus as another program sees it, the way `secret-tool` does. */
export async function secretsOnBus(address: string) {
  const bus = sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.once('connect', resolve);
    (bus as NodeJS.EventEmitter).on('error', reject);
  });

  async function call(to: ConstructorParameters<typeof Message>[0]): Promise<unknown[]> {
    return (await bus.call(new Message(to)))?.body ?? [];
  }

  const ask = (path: string, of: string, member: string, signature = '', body: unknown[] = []) =>
    call({ destination: name, path, interface: `org.freedesktop.Secret.${of}`, member, signature, body });

  async function property<T>(path: string, member: string): Promise<T> {
    const body = ['org.freedesktop.Secret.Item', member];
    const of = {
      destination: name,
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
    };
    return ((await call({ ...of, body }))[0] as { value: T }).value;
  }

  async function search(attributes: Record<string, string>): Promise<string[]> {
    const [open] = await ask(root, 'Service', 'SearchItems', 'a{ss}', [attributes]);
    return open as string[];
  }

  const collection = () => ask(root, 'Service', 'ReadAlias', 's', ['default']);

  async function session(): Promise<unknown> {
    return (await ask(root, 'Service', 'OpenSession', 'sv', ['plain', new Variant('s', '')]))[1];
  }

  return {
    async owns(owned: string): Promise<boolean> {
      return (await call({ ...daemon, member: 'NameHasOwner', signature: 's', body: [owned] }))[0] === true;
    },
    async lock(): Promise<void> {
      await ask(root, 'Service', 'Lock', 'ao', [await collection()]);
    },
    /** With the password, and without a question: gnome-keyring's own way, for a login. */
    async unlock(password: string): Promise<void> {
      const own = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';
      const secret = [await session(), Buffer.alloc(0), Buffer.from(password), 'text/plain'];
      const of = { destination: name, path: root, interface: own, member: 'UnlockWithMasterPassword' };
      await call({ ...of, signature: 'o(oayays)', body: [...(await collection()), secret] });
    },
    /** An item; undefined: there is none. The keyring has to be open. */
    async find(service: string, account: string): Promise<SeenItem | undefined> {
      const [item] = await search({ service, account });
      if (item === undefined) return undefined;
      const [secret] = await ask(item, 'Item', 'GetSecret', 'o', [await session()]);
      return {
        label: await property<string>(item, 'Label'),
        text: (secret as Secret)[2].toString(),
        attributes: await property<Record<string, string>>(item, 'Attributes'),
      };
    },
    /** Puts an item where no new one of another program would come to lie: into the collection that lasts until the logout. */
    async plant(service: string, account: string, text: string): Promise<void> {
      const attributes = { 'xdg:schema': 'org.freedesktop.Secret.Generic', service, account };
      const properties = { 'org.freedesktop.Secret.Item.Attributes': new Variant('a{ss}', attributes) };
      const secret = [await session(), Buffer.alloc(0), Buffer.from(text), 'text/plain'];
      const place = `${root}/collection/session`;
      await ask(place, 'Collection', 'CreateItem', 'a{sv}(oayays)b', [properties, secret, true]);
    },
    /** The accounts of all items of a service. */
    async accounts(service: string): Promise<string[]> {
      const items = await search({ service });
      const all = items.map(async (item) => (await property<Record<string, string>>(item, 'Attributes')).account ?? '');
      return (await Promise.all(all)).sort();
    },
    /** As a person deletes it in the keyring's own program. */
    async removeItem(service: string, account: string): Promise<void> {
      for (const item of await search({ service, account })) await ask(item, 'Item', 'Delete');
    },
    async tellPrograms(variables: Record<string, string>): Promise<void> {
      await call({ ...daemon, member: 'UpdateActivationEnvironment', signature: 'a{ss}', body: [variables] });
    },
    close: () => bus.disconnect(),
  };
}
