import { expect, test } from 'vitest';
import { changeOfSettings } from '../../../main/domain/change-settings.ts';
import type { MadeProfile } from '../../../main/domain/made-profile.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actOnProfileNames } from '../../../main/services/act-on-profile-names.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

const access = { sessionId: 'acme', accountId: '000000000001', role: 'S3-Uploader' };

function acting() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const copied: string[] = [];
  const act = actOnProfileNames({ holder, copyText: async (text) => void copied.push(text) });
  return { holder, copied, act };
}

function signedIn() {
  const all = acting();
  all.holder.dispatch(found(sessionWith('acme', 5 * hour)));
  all.holder.dispatch({ type: 'listing-started', sessionId: 'acme' });
  const accounts = [{ accountId: '000000000001', accountName: 'Shop (EU)' }];
  all.holder.dispatch({ type: 'accounts-listed', sessionId: 'acme', accounts });
  return all;
}

test('a name for a profile comes from the template of the settings', () => {
  const { holder, act } = signedIn();
  expect(act.suggestProfileName(access, 'eu-west-1')).toBe('shop-eu-s3-uploader');
  const settings = changeOfSettings({ profileName: '{session}.{accountId}_{region}' });
  holder.dispatch({ type: 'settings-changed', settings });
  expect(act.suggestProfileName(access, 'eu-west-1')).toBe('acme.000000000001_eu-west-1');
});

test('a pinned account lends its name where the accounts are not listed', () => {
  const { holder, act } = acting();
  holder.dispatch(found(sessionWith('acme')));
  holder.dispatch({ type: 'pins-loaded', pins: [{ ...access, accountName: 'Data Lake' }] });
  expect(act.suggestProfileName(access, 'eu-west-1')).toBe('data-lake-s3-uploader');
});

test('a template is shown with an access of the person, and with a made-up one before there is any', () => {
  const { holder, act } = signedIn();
  const made = { ok: true, example: { access: 'Data Lake · AWSReadOnlyAccess', name: 'data-lake' } };
  expect(act.readNameTemplate('{account}')).toEqual(made);
  const { sessionId, accountId, role } = access;
  holder.dispatch({ type: 'roles-listed', sessionId, accountId, roles: [role] });
  const own = { ok: true, example: { access: 'Shop (EU) · S3-Uploader', name: 'shop-eu.eu-central-1' } };
  expect(act.readNameTemplate('{account}.{region}')).toEqual(own);
  expect(act.readNameTemplate('{acount}')).toEqual({ ok: false, why: expect.stringContaining('{acount}') });
});

test('what is copied of a profile can be pasted into a shell, whatever its name is', async () => {
  const { holder, copied, act } = signedIn();
  const profile = (id: string, name: string): MadeProfile => ({
    ...access,
    id,
    name,
    kind: 'sso',
    region: 'eu-west-1',
    file: '~/.aws/config',
    standing: { is: 'as-made' },
  });
  holder.dispatch({ type: 'profiles-found', profiles: [profile('a1', 'shop'), profile('b2', "ana's shop; ls")] });
  await act.copyProfile({ id: 'a1' }, 'name');
  await act.copyProfile({ id: 'a1' }, 'command');
  await act.copyProfile({ id: 'b2' }, 'command');
  expect(copied).toEqual([
    'shop',
    'aws sts get-caller-identity --profile shop',
    "aws sts get-caller-identity --profile 'ana'\\''s shop; ls'",
  ]);
  await expect(act.copyProfile({ id: 'c3' }, 'name')).rejects.toThrow('no longer in the list');
});
