import { beforeEach, expect, test } from 'vitest';
import { storedItemText } from '../../../main/domain/kept-item.ts';
import type { KeptSession } from '../../../main/domain/kept-session.ts';
import { clearItems } from '../../../main/services/clear-items.ts';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { fakeKeptSessions } from './fake-kept-sessions.ts';
import { fakeKeychain } from './fake-keychain.ts';
import { keptItem } from './some-kept-tokens.ts';

const long = 'x'.repeat(6000);

let keychain = fakeKeychain();
let items = wholeItems(keychain);
let record = fakeKeptSessions();
/** What another process is doing while ours waits for its turn. */
let meanwhile = async () => {};

beforeEach(() => {
  keychain = fakeKeychain({ mostBytes: 2560 });
  items = wholeItems(keychain);
  record = fakeKeptSessions();
  meanwhile = async () => {};
});

const clearing = () =>
  clearItems({
    ...{ record, keychain: items, platform: 'win32' },
    exclusively: async (_, work) => {
      await meanwhile();
      return work();
    },
  });
const put = (session: KeptSession) => record.sessions.set(session.id, session);
const putItem = (id: string) =>
  items.write(id, storedItemText(id, { version: 'v', item: { ...keptItem(id), receivedAt: 1 } }), 'silently');

test('who deletes an item by hand is rid of its parts as well, once it is known that the session is signed out', async () => {
  for (const id of ['corp', 'known', 'other']) await items.write(id, long, 'silently');
  put({ id: 'corp', storage: 'keychain' });
  put({ id: 'other', storage: 'keychain' });
  for (const id of ['corp', 'known']) keychain.items.delete(id);
  expect(await clearing().clearRests()).toEqual([]);
  expect(await items.rests('silently')).toEqual(['known']);
  expect(await items.list('silently')).toEqual(['other']);
});

test('where no session has lost its token, the keychain is asked for nothing', async () => {
  put({ id: 'corp', storage: 'file' });
  await clearing().clearRests();
  expect(keychain.calls).toEqual([]);
});

test('parts of an item that another process is just putting there stay', async () => {
  await items.write('corp', long, 'silently');
  put({ id: 'corp', storage: 'keychain' });
  const head = keychain.items.get('corp') ?? '';
  keychain.items.delete('corp');
  meanwhile = async () => void keychain.items.set('corp', head);
  const { clear, clearRests } = clearing();
  expect(await clearRests()).toEqual([]);
  await clear('corp');
  expect(await items.read('corp', 'silently')).toBe(long);
});

test('the item of a session whose tokens are in files goes; one that counts, or is not known, stays', async () => {
  for (const id of ['filed', 'kept', 'back', 'lost']) await putItem(id);
  put({ id: 'filed', storage: 'file' });
  put({ id: 'kept', storage: 'keychain' });
  put({ id: 'back', storage: 'file', restoring: true });
  for (const id of ['filed', 'kept', 'back', 'lost']) await clearing().clear(id);
  expect(await items.list('silently')).toEqual(['kept', 'back', 'lost']);
});

test('a damaged item goes as well; what is somebody else’s stays, and that is said', async () => {
  await items.write('damaged', long, 'silently');
  const part = [...keychain.items.keys()].find((name) => name.includes(' · ')) ?? '';
  keychain.items.set(part, 'cut');
  keychain.items.set('taken', 'hunter2');
  for (const id of ['damaged', 'taken']) put({ id, storage: 'file' });
  await clearing().clear('damaged');
  await expect(clearing().clear('taken')).rejects.toMatchObject({ kind: 'keychain' });
  expect([...keychain.items.keys()]).toEqual(['taken']);
});
