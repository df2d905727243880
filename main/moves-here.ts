import { type AwsPortalOptions, awsPortal } from './adapters/aws-portal.ts';
import { systemClock } from './adapters/clock.ts';
import type { Places } from './adapters/places.ts';
import type { profilesHere } from './profiles-here.ts';
import { removeRolesHere } from './roles-here.ts';
import type { SessionFinder, SessionPorts } from './services/find-sessions.ts';
import { endLeaving } from './services/finish-leaving.ts';
import { type MoveTokens, moveTokens } from './services/move-tokens.ts';
import type { RemoveRoleCredentialsPorts } from './services/remove-role-credentials.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Readonly<{
  places: Places;
  found: Pick<SessionPorts, 'config'> & SessionFinder;
  profiles: Pick<ReturnType<typeof profilesHere>, 'dependents' | 'ports'>;
  portal: AwsPortalOptions;
}> &
  Pick<RemoveRoleCredentialsPorts, 'accesses'>;

/** Moving tokens between the files of this machine and its keychain, for the app and for the verbs. */
export function movesHere({ places, found: { find, tokens, config }, profiles, portal, ...more }: Here): MoveTokens {
  const { record, keychain, kept, plain, store, settings, adopt } = tokensHere(places);
  return moveTokens({
    ...{ record, kept, plain, find, tokens, adopt, clock: systemClock },
    exclusively: store.exclusively,
    endLeaving: endLeaving({ record, keychain, kept, portal: awsPortal(portal) }),
    newPlaintext: async () => (await settings()).newPlaintext,
    dependents: profiles.dependents,
    undoProfiles: profiles.ports.changes.undo,
    removeRoleCredentials: removeRolesHere({ places, portal, config, ...more }),
  });
}
