import fc from 'fast-check';
import type { MadeProfile, ProfileStanding } from '../../../main/domain/made-profile.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { hour, noon } from './sample.ts';

const standing = fc.constantFrom<ProfileStanding>(
  { is: 'as-made' },
  { is: 'resting' },
  { is: 'changed', why: 'Somebody changed it.' },
  { is: 'broken', why: 'It is gone.', repairable: true },
);

const profile = fc.record({
  id: fc.constantFrom('a1', 'a2', 'a3'),
  name: fc.constantFrom('dev', 'prod'),
  kind: fc.constantFrom('sso' as const, 'process' as const, 'keys' as const),
  sessionId: fc.constantFrom('acme', 'beta'),
  accountId: fc.constantFrom('000000000001', '000000000002'),
  role: fc.constantFrom('ReadOnly', 'Admin'),
  region: fc.constant('eu-west-1'),
  file: fc.constant('~/.aws/config'),
  standing,
});

const keys = fc.integer({ min: -hour, max: hour }).map((left) => ({
  expiresAt: noon + left,
  renewsAt: noon + left - hour / 6,
}));

const made: fc.Arbitrary<MadeProfile> = fc
  .tuple(profile, fc.option(keys, { nil: undefined }))
  .map(([one, ends]) => ({ ...one, ...(one.kind === 'keys' && ends) }));

/** The profiles that Daypass made are read. */
export const profilesEvent: fc.Arbitrary<StateEvent> = fc
  .uniqueArray(made, { selector: ({ id }) => id, maxLength: 3 })
  .map((profiles) => ({ type: 'profiles-found', profiles }));
