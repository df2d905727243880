import type { Token } from '../../../main/domain/token.ts';
import { type FreshToken, freshToken } from '../../../main/services/fresh-token.ts';
import type { awsWithSingleUse, storeInMemory } from './aws.ts';
import type { handTime } from './time.ts';

type Surroundings = Readonly<{
  time: ReturnType<typeof handTime>;
  tokens: ReadonlyMap<string, Token>;
  aws: ReturnType<typeof awsWithSingleUse>;
  store: ReturnType<typeof storeInMemory>;
}>;

/** One process of Daypass, which remembers nothing yet, at this time, with these tokens and this AWS. */
export const daypassProcess = ({ time, tokens, aws, store }: Surroundings): FreshToken =>
  freshToken({
    tokens: async (id) => tokens.get(id),
    store,
    oidc: aws.oidc,
    forgetRegistration: aws.forgetRegistration,
    clock: time.clock,
    monotonic: time.monotonic,
  });
