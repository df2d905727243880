import { expect, test, vi } from 'vitest';
import type { Issued } from '../../../main/domain/activity.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { answerProfiles } from '../../../main/services/answer-profiles.ts';

const access = { sessionId: 'acme', accountId: '001234567890', role: 'ReadOnlyAccess' };
const args = ['credential-process', '--session', 'acme'];

function app({ source, failing }: Readonly<{ source: string | undefined; failing?: Error }> = { source: 'here' }) {
  const here = { noted: [] as Issued[], troubles: [] as unknown[], printed: 0, expiresAt: 1000, named: [] as number[] };
  const answer = answerProfiles({
    async print(given, onGiven) {
      here.printed += 1;
      if (failing !== undefined) throw failing;
      onGiven({ ...access, expiresAt: here.expiresAt });
      return given.join(' ');
    },
    sourceOf: ({ HOME }) => HOME,
    source,
    async programName(id) {
      here.named.push(id);
      return id === 1 ? undefined : `program ${id}`;
    },
    note: (...issued) => void here.noted.push(...issued),
    onTrouble: (error) => void here.troubles.push(error),
  });
  return {
    here,
    ask: (env = { HOME: 'here' }, askerId?: number) => answer({ args, env, ...(askerId && { askerId }) }),
  };
}

test('who asks is answered in the words of the verb, and recorded by name where that is known', async () => {
  const { here, ask } = app();
  expect(await ask(undefined, 7)).toBe('--session acme');
  await ask(undefined, 1);
  await vi.waitFor(() => expect(here.noted).toHaveLength(2));
  expect(here.noted).toEqual([
    { use: 'process', ...access, expiresAt: 1000, by: 'program 7' },
    { use: 'process', ...access, expiresAt: 1000 },
  ]);
});

test('a program that is given the same again is not recorded again', async () => {
  const { here, ask } = app();
  for (const id of [7, 7, 8, 7]) await ask(undefined, id);
  here.expiresAt = 2000;
  await ask(undefined, 7);
  await vi.waitFor(() =>
    expect(here.noted.map((one) => 'by' in one && one.by)).toEqual(['program 7', 'program 8', 'program 7']),
  );
});

test('who gets credentials from elsewhere is not answered', async () => {
  const { here, ask } = app();
  await expect(ask({ HOME: 'there' })).rejects.toThrow('from elsewhere');
  await expect(app({ source: undefined }).ask()).rejects.toThrow('from elsewhere');
  expect(here.printed).toBe(0);
});

test('another verb is not answered', async () => {
  const answer = answerProfiles({ ...ports, print: async () => 'never' });
  await expect(answer({ args: ['credentials', '--all'], env: {} })).rejects.toThrow('no question');
  await expect(answer({ args: [], env: {} })).rejects.toThrow('no question');
});

test('what the verb refuses is refused; what nobody foresaw is told as well', async () => {
  const refused = app({ source: 'here', failing: new Problem('sign-in-needed', { what: 'Nobody is signed in.' }) });
  await expect(refused.ask(undefined, 7)).rejects.toThrow('Nobody is signed in.');
  const broken = app({ source: 'here', failing: new TypeError('x is not a function') });
  await expect(broken.ask()).rejects.toThrow('x is not a function');
  expect([refused.here.troubles.length, broken.here.troubles.length]).toEqual([0, 1]);
  expect([refused.here.noted, refused.here.named]).toEqual([[], []]);
});

const ports = {
  sourceOf: () => 'here',
  source: 'here',
  programName: async () => undefined,
  note: () => undefined,
  onTrouble: () => undefined,
};
