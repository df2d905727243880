import { freshToken } from '../../../main/services/fresh-token.ts';
import { type KeepSignedInPorts, keepSignedIn } from '../../../main/services/keep-signed-in.ts';
import { awsWithSingleUse, storeInMemory } from './aws.ts';
import { sampleToken } from './sample-token.ts';
import { handTime } from './time.ts';

/** One session, "acme", with a token that can be refreshed, kept signed in from `start` on. What is told of it is in `told`. */
export function keptSession() {
  const time = handTime();
  const tokens = new Map([['acme', sampleToken('a')]]);
  const aws = awsWithSingleUse(time.clock, 'refresh-a');
  const store = storeInMemory(tokens);
  const told: string[] = [];
  const sessions = ['acme'];
  return {
    time,
    tokens,
    aws,
    store,
    told,
    sessions,
    start(more: Pick<KeepSignedInPorts, 'unreadUntil' | 'closedRetryMs' | 'listenOpened'> = {}) {
      const fresh = freshToken({
        tokens: async (id) => tokens.get(id),
        store,
        oidc: aws.oidc,
        forgetRegistration: aws.forgetRegistration,
        clock: time.clock,
        monotonic: time.monotonic,
      });
      const keeper = keepSignedIn({
        fresh,
        sessions: () => sessions,
        clock: time.clock,
        onChange: (id, trouble) => void told.push(`${id} ${trouble?.kind ?? 'renewed'}`),
        random: () => 0.5,
        ...more,
      });
      return { fresh, keeper };
    },
  };
}
