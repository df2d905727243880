import { expect, test } from 'vitest';
import { exportProfiles } from '../../../main/services/export-profiles.ts';
import { previewProfiles } from '../../../main/services/preview-profiles.ts';
import { profilesJob } from '../../../main/services/several-profiles.ts';
import type { ProfilesRequest, SeveralRequest } from '../../../preload/contract.ts';
import { desk } from '../export/files-in-memory.ts';
import { jobScene, known, role } from './job-scene.ts';

type Options = Parameters<typeof jobScene>[0] & Readonly<{ config?: string; credentials?: string }>;

/** Jobs that write profiles into two files in memory. */
function profilesScene({ config, credentials, ...options }: Options = {}) {
  const files = desk(config, credentials);
  const put = async () => void files.issued.push('helper');
  const profiles = exportProfiles({
    ...files,
    helper: { path: '/home/ana/.local/share/daypass/bin/daypass', rules: 'posix', put },
    label: (path) => path,
  });
  const scene = jobScene({
    ...options,
    prepare: async (request, sweep) =>
      profilesJob(request as Extract<SeveralRequest, { job: 'profiles' }>, { profiles, sweep, note: scene.note }),
  });
  const wish = { kind: 'sso' as const, region: 'eu-west-1', template: '{account}-{role}' };
  return {
    ...files,
    ...scene,
    preview: (change: Partial<ProfilesRequest> = {}) =>
      previewProfiles({ sessionId: 'acme', role, ...wish, ...change }, { holder: scene.holder, profiles }),
    run: (change: Partial<ProfilesRequest> = {}) =>
      scene.run({ job: 'profiles', ...wish, ...change } as Partial<SeveralRequest>),
  };
}

const ssoProfile = (name: string, accountId: string, region = 'eu-west-1') =>
  [
    `[profile ${name}]`,
    'sso_session = acme',
    `sso_account_id = ${accountId}`,
    'sso_role_name = Reader',
    `region = ${region}`,
    '',
  ].join('\n');
const session = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n';

test('every account with the role gets a profile by the template, and its session is there once', async () => {
  const { run, config } = profilesScene();
  expect(await run()).toMatchObject({
    phase: 'done',
    without: [{ accountName: 'Sandbox' }],
    conflicts: [],
    profiles: { file: '~/.aws/config', written: 2, unchanged: 0 },
  });
  expect(config.text?.match(/^\[.*$/gm)).toEqual([
    '[sso-session acme]',
    '[profile dev-reader]',
    '[profile prod-reader]',
  ]);
  expect(config.text).toContain('sso_account_id = 000000000002');
});

test('they are one change: one backup, one write, and one Undo that gives the file back byte for byte', async () => {
  const before = '# mine\n[default]\nregion = eu-north-1';
  const { run, config, changes, records } = profilesScene({ config: before });
  let writes = 0;
  config.meanwhile = () => {
    writes += 1;
  };
  const job = await run();
  expect(writes).toBe(1);
  expect(job).toMatchObject({ profiles: { backup: '~/.aws/config.daypass-backup' } });
  expect(records.now.records.map(({ name }) => name)).toEqual(['dev-reader', 'prod-reader']);
  if (job.job !== 'profiles') return expect.fail();
  await changes.undo(job.profiles?.changeId ?? '');
  expect([config.text, records.now.records]).toEqual([before, []]);
});

test('what would come of it can be seen before, and nothing is asked or written for that', async () => {
  const { preview, config, calls } = profilesScene({
    config: [session, ssoProfile('dev-reader', '000000000001'), ssoProfile('prod-reader', '000000000009')].join('\n'),
    listed: [
      ...known,
      { accountId: '000000000004', accountName: 'Stage', roles: [role] },
      { accountId: '000000000005', accountName: 'New' },
    ],
  });
  const text = config.text;
  expect(await preview()).toEqual({
    file: '~/.aws/config',
    profiles: [
      { accountId: '000000000001', accountName: 'Dev', profile: 'dev-reader', is: 'unchanged' },
      {
        accountId: '000000000002',
        accountName: 'Prod',
        profile: 'prod-reader',
        is: 'conflict',
        why: expect.stringMatching(
          /^The profile "prod-reader" is there for another access\. ~\/\.aws\/config, line 13, /,
        ),
      },
      { accountId: '000000000004', accountName: 'Stage', profile: 'stage-reader', is: 'new' },
    ],
    without: 1,
    unknown: 1,
  });
  expect(await preview({ region: 'us-east-1', accountIds: ['000000000001'] })).toMatchObject({
    profiles: [{ profile: 'dev-reader', is: 'changed' }],
  });
  expect([config.text, calls]).toEqual([text, []]);
});

test('a profile whose name is taken is left out and listed, and the others are written', async () => {
  const theirs = ssoProfile('prod-reader', '000000000009');
  const { run, config, records } = profilesScene({ config: `${session}\n${theirs}` });
  expect(await run()).toMatchObject({
    phase: 'done',
    profiles: { written: 1 },
    failures: [],
    conflicts: [{ accountId: '000000000002', accountName: 'Prod', profile: 'prod-reader', why: expect.any(String) }],
  });
  expect(config.text).toContain(theirs);
  expect(config.text).toContain('[profile dev-reader]');
  expect(records.now.records).toHaveLength(1);
});

test('two accounts that would get the same name are told apart by a conflict', async () => {
  const { run } = profilesScene();
  expect(await run({ template: 'x-{role}' })).toMatchObject({
    profiles: { written: 1 },
    conflicts: [{ accountName: 'Prod', profile: 'x-reader', why: 'The account Dev gets the same name.' }],
  });
});

test('once more changes nothing, and there is nothing to undo', async () => {
  const { run, config } = profilesScene();
  await run();
  const text = config.text;
  const again = await run();
  expect(again).toMatchObject({ profiles: { written: 0, unchanged: 2 } });
  expect(again).not.toHaveProperty('profiles.changeId');
  expect(config.text).toBe(text);
});

test('what shows in a profile from the settings for all is written all the same, and remembered as written', async () => {
  const old = ssoProfile('dev-reader', '000000000001').replace('region = eu-west-1\n', '');
  const { preview, run, config, records } = profilesScene({
    config: `[DEFAULT]\nregion = eu-west-1\n${session}${old}`,
  });
  expect((await preview()).profiles.map(({ is }) => is)).toEqual(['changed', 'new']);
  expect(await run()).toMatchObject({ profiles: { written: 2, unchanged: 0 } });
  expect(config.text?.match(/^region = eu-west-1$/gm)).toHaveLength(3);
  expect(records.now.records.map(({ wrote }) => wrote.includes('region'))).toEqual([true, true]);
});

test('profiles that ask Daypass are written when its program is there', async () => {
  const { run, config, issued } = profilesScene();
  await run({ kind: 'process' });
  expect(issued).toEqual(['helper']);
  expect(config.text?.match(/^credential_process = .*--account 00000000000[12] --role Reader$/gm)).toHaveLength(2);
});

test('keys are issued for the accounts whose names are free, remembered, and written in one change', async () => {
  const { run, credentials, records, calls, noted } = profilesScene({
    credentials: '[prod-reader]\naws_access_key_id = AKIAMINE\naws_secret_access_key = mine\n',
  });
  expect(await run({ kind: 'keys' })).toMatchObject({
    phase: 'done',
    profiles: { file: '~/.aws/credentials', written: 1 },
    conflicts: [{ accountName: 'Prod' }],
  });
  expect(calls.map(({ accountId }) => accountId)).toEqual(['000000000001']);
  expect(credentials.text).toContain('aws_secret_access_key = secret of 000000000001');
  expect(credentials.text).toContain('aws_access_key_id = AKIAMINE');
  expect(records.now.keys).toEqual([expect.objectContaining({ header: 'dev-reader', whole: true, expiresAt: 1e15 })]);
  expect(noted).toEqual([
    expect.objectContaining({
      use: 'profile',
      profile: 'dev-reader',
      kind: 'keys',
      accountName: 'Dev',
      expiresAt: 1e15,
    }),
  ]);
});

test('an account whose keys could not be had is listed with its reason, and the others are written', async () => {
  const { run, credentials } = profilesScene({
    fails: ({ accountId }) => (accountId === '000000000002' ? 'server' : undefined),
  });
  expect(await run({ kind: 'keys' })).toMatchObject({
    phase: 'done',
    profiles: { written: 1 },
    failures: [{ accountName: 'Prod', reason: 'AWS is too busy to answer. No.' }],
  });
  expect(credentials.text).not.toContain('[secret]');
});

test('without any keys nothing is written', async () => {
  const { run, credentials } = profilesScene({ fails: () => 'forbidden' });
  expect(await run({ kind: 'keys' })).toMatchObject({
    phase: 'failed',
    problem: {
      kind: 'no-such-access',
      what: expect.stringMatching(/^Nothing was written, for the credentials of 2 of 2/),
    },
  });
  expect(credentials.text).toBeUndefined();
});

test('another program that writes in between is respected', async () => {
  const { run, config } = profilesScene({ config: session });
  config.meanwhile = () => {
    config.meanwhile = undefined;
    config.text +=
      '\n[profile dev-reader]\nregion = eu-north-1\nrole_arn = arn:aws:iam::1:role/mine\nsource_profile = x\n';
  };
  expect(await run()).toMatchObject({ profiles: { written: 1 }, conflicts: [{ profile: 'dev-reader' }] });
  expect(config.text).toContain('role_arn = arn:aws:iam::1:role/mine');
});

test('a file that the AWS CLI cannot read is not touched', async () => {
  const { run, config } = profilesScene({ config: 'no section\n' });
  expect(await run()).toMatchObject({ phase: 'failed', problem: { kind: 'file' } });
  expect(config.text).toBe('no section\n');
});

test.each([
  [{ template: 'same' }, 'No names can be made of this.'],
  [{ region: 'Paris' }, '"Paris" is not a region.'],
])('%o is refused before anything is asked', async (change, what) => {
  const { preview, run, calls, holder } = profilesScene({ listed: [] });
  await expect(preview(change)).rejects.toMatchObject({ kind: 'usage', words: { what } });
  await expect(run(change)).rejects.toMatchObject({ kind: 'usage', words: { what } });
  expect([calls, holder.state().job]).toEqual([[], undefined]);
});

test('a thousand profiles are planned and written within a second or two', async () => {
  const listed = Array.from({ length: 1000 }, (_, at) => ({
    accountId: `${at + 1}`.padStart(12, '0'),
    accountName: `Account ${at + 1}`,
    roles: [role],
  }));
  const { run, config } = profilesScene({ listed });
  const begun = performance.now();
  expect(await run()).toMatchObject({ profiles: { written: 1000 } });
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(await run()).toMatchObject({ profiles: { written: 0, unchanged: 1000 } });
  expect(config.text?.match(/^\[profile /gm)).toHaveLength(1000);
});
