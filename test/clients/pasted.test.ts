import { existsSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runVerb } from '../../main/headless.ts';
import { readLikeCmd, readLikePowershell } from '../unit/credentials/read-like.ts';
import { runAws } from './aws.ts';
import { type ProgramRun, runProgram } from './daypass.ts';
import { access, accountId, center, home, proxy, role, signIn } from './verbs-surroundings.ts';

const whoAmI = ['sts', 'get-caller-identity', '--output', 'json'] as const;
const surroundings = () => ({
  ...proxy.env(),
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
});

async function textIn(format: string): Promise<string> {
  let text = '';
  const out = (more: string) => {
    text += more;
  };
  const io = { out, err: (words: string) => expect.unreachable(words), env: { HOME: home, ...center.env() } };
  expect(await runVerb(['credentials', ...access, '--format', format], io)).toBe(0);
  return text;
}

function expectMe({ code, stdout, stderr }: Pick<ProgramRun, 'code' | 'stdout' | 'stderr'>): void {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ Account: accountId, Arn: expect.stringContaining(role) });
}

describe.each([
  ['bash', 'env', '/bin/bash'],
  ['sh', 'env', '/bin/sh'],
  ['dash', 'env', '/bin/dash'],
  ['fish', 'fish', '/usr/bin/fish'],
  ['PowerShell', 'powershell', '/usr/bin/pwsh'],
])('pasted into %s', (_, format, shell) => {
  test.skipIf(!existsSync(shell))('the text lets the real AWS CLI say who it is', async () => {
    await signIn();
    const script = `${await textIn(format)}aws ${whoAmI.join(' ')}`;
    expectMe(await runProgram(shell, ['-c', script], { home, env: surroundings() }));
  });
});

test.each([
  ['powershell', readLikePowershell],
  ['cmd', readLikeCmd],
  ['dotenv', parseEnv],
])('with the variables that %s reads, the real AWS CLI says who it is', async (format, read) => {
  await signIn();
  const env = { ...surroundings(), ...(read(await textIn(format)) as Record<string, string>) };
  expectMe(await runAws(whoAmI, { home, proxy, env }));
});
