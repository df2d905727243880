import fc from 'fast-check';
import type { LeftSecretFile, SeveralJob } from '../../../main/domain/several-job.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { hour, noon } from './sample.ts';

const sessionId = fc.constantFrom('acme', 'beta');
const role = fc.constant('ReadOnly');

const job: fc.Arbitrary<SeveralJob> = fc.record({
  job: fc.constant('verify' as const),
  sessionId,
  role,
  phase: fc.constantFrom('running' as const, 'done' as const, 'cancelled' as const),
  step: fc.constant('credentials' as const),
  done: fc.integer({ min: 0, max: 2 }),
  of: fc.constant(2),
  rows: fc.constant([]),
  without: fc.constant([]),
  failures: fc.constant([]),
});

const file: fc.Arbitrary<LeftSecretFile> = fc.record(
  {
    id: fc.constantFrom('f1', 'f2'),
    sessionId,
    role,
    label: fc.constant('~/keys.json'),
    accounts: fc.constant(2),
    endsAt: fc.integer({ min: -2, max: 8 }).map((hours) => noon + hours * hour),
    fromBefore: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'sessionId', 'role', 'label', 'accounts', 'endsAt'] },
);

/** What happens to the job over several accounts, and to the files that such jobs wrote. */
export const severalEvent: fc.Arbitrary<StateEvent> = fc.oneof(
  fc.record({ type: fc.constant('job-changed' as const), job }),
  fc.constant<StateEvent>({ type: 'job-dismissed' }),
  fc.record({
    type: fc.constant('secret-files-found' as const),
    files: fc.uniqueArray(file, { selector: ({ id }) => id }),
  }),
);
