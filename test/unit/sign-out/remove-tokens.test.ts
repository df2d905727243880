import { expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Session } from '../../../main/domain/session.ts';
import type { Token } from '../../../main/domain/token.ts';
import { removeTokens } from '../../../main/services/remove-tokens.ts';
import { awsWithSingleUse, storeInMemory } from '../signed-in/aws.ts';
import { daypassProcess } from '../signed-in/daypass-process.ts';
import { minute, nameOf, sampleToken } from '../signed-in/sample-token.ts';
import { handTime } from '../signed-in/time.ts';

const acme: Session = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
};

const inRouted = (store: ReturnType<typeof storeInMemory>, tokens: ReadonlyMap<string, Token>) => ({
  ...store,
  each: async (id: string) => [tokens.get(id)].filter((token) => token !== undefined),
  startUrlOf: async () => undefined,
});

/** Signing out beside one token in memory. */
function signingOut(tokens: Map<string, Token>, more: Partial<Parameters<typeof removeTokens>[0]> = {}) {
  const store = storeInMemory(tokens);
  const remove = removeTokens({
    find: async () => ({ sessions: [acme], skipped: [] }),
    tokens: async (id) => tokens.get(id),
    store: inRouted(store, tokens),
    removeCopies: async ({ accessToken }) => {
      const same = [...tokens].filter(([, token]) => token.accessToken.reveal() === accessToken.reveal());
      for (const [id] of same) tokens.delete(id);
      return same.map(([id]) => `${id}.json`);
    },
    endLeaving: async () => undefined,
    ...more,
  });
  return { store, remove };
}

test('a refresh that is under way is waited for, and what it brings goes as well', async () => {
  const tokens = new Map([['acme', sampleToken('a')]]);
  const time = handTime();
  const aws = awsWithSingleUse(time.clock, 'refresh-a');
  const { store, remove } = signingOut(tokens);
  const fresh = daypassProcess({ time, tokens, aws, store });
  let letAnswer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    letAnswer = resolve;
  });
  aws.meanwhile = () => answered;
  await time.pass(58 * minute);
  const refreshing = fresh.get('acme');
  await expect.poll(() => aws.asked).toHaveLength(1);
  const removing = remove(acme);
  letAnswer();
  await refreshing;
  const { tokens: gone, failed } = await removing;
  expect(failed).toBeUndefined();
  expect(gone.map(nameOf)).toEqual(['access-a', 'access-a1']);
  expect(tokens.size).toBe(0);
});

test('a program that keeps writing sign-ins is not fought for ever, and its file is named', async () => {
  const tokens = new Map<string, Token>();
  let count = 0;
  const { remove } = signingOut(tokens, {
    tokens: async () => ({ ...sampleToken('theirs'), accessToken: new Secret(`access-${count++}`) }),
    removeCopies: async () => ['their-tool.json'],
  });
  const { tokens: gone, failed } = await remove(acme);
  expect(failed?.error).toBeInstanceOf(Problem);
  expect(String(failed?.error)).toContain('their-tool.json');
  expect(gone.length).toBeGreaterThan(10);
  expect(gone.length).toBeLessThan(100);
});

test('what can’t be removed, and a lock that can’t be had, keep nothing from AWS', async () => {
  const tokens = new Map([['acme', sampleToken('a')]]);
  const error = new Problem('file', { what: 'a.json could not be changed.' });
  const stuck = signingOut(tokens, { removeCopies: () => Promise.reject(error) });
  expect(await stuck.remove(acme)).toEqual({ tokens: [tokenLike('access-a')], sessions: [acme], failed: { error } });
  tokens.set('acme', sampleToken('a'));
  const { store } = signingOut(tokens);
  const locked = signingOut(tokens, {
    store: { ...inRouted(store, tokens), exclusively: () => Promise.reject(error) },
  });
  expect(await locked.remove(acme)).toEqual({ tokens: [tokenLike('access-a')], sessions: [acme], failed: { error } });
});

test('on a disk without room for a lock, the tokens go all the same', async () => {
  const tokens = new Map([['acme', sampleToken('a')]]);
  const { store } = signingOut(tokens);
  const full = new Problem('file', { what: 'The disk is full.' }, { cause: fault('ENOSPC') });
  const { remove } = signingOut(tokens, {
    store: { ...inRouted(store, tokens), exclusively: () => Promise.reject(full) },
  });
  expect(await remove(acme)).toEqual({ tokens: [tokenLike('access-a')], sessions: [acme] });
  expect(tokens.size).toBe(0);
});

const fault = (code: string) => Object.assign(new Error(code), { code });

const tokenLike = (name: string) =>
  expect.toSatisfy((token: Token) => token.accessToken.reveal() === name, `the token ${name}`);
