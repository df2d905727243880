import { type AccessActions, accessHandlers } from './handlers/access-handlers.ts';
import { type ActivityActions, activityHandlers } from './handlers/activity-handlers.ts';
import { type DoctorActions, doctorHandlers } from './handlers/doctor-handlers.ts';
import { type KeychainActions, keychainHandlers } from './handlers/keychain-handlers.ts';
import { type ProfileActions, profileHandlers } from './handlers/profile-handlers.ts';
import { type SessionActions, sessionHandlers } from './handlers/session-handlers.ts';
import { type SeveralActions, severalHandlers } from './handlers/several-handlers.ts';
import { type WindowActions, windowHandlers } from './handlers/window-handlers.ts';
import type { Handlers } from './serve.ts';

/** What the window's calls do. A promise may reject with a `Problem`, whose words the window shows. */
export type Actions = WindowActions &
  SessionActions &
  AccessActions &
  ProfileActions &
  KeychainActions &
  SeveralActions &
  ActivityActions &
  DoctorActions;

/** The contract's calls over the app's actions. Answers are picked field by field, so that nothing else can slip out. */
export const createHandlers = (actions: Actions): Handlers => ({
  ...windowHandlers(actions),
  ...sessionHandlers(actions),
  ...accessHandlers(actions),
  ...profileHandlers(actions),
  ...keychainHandlers(actions),
  ...severalHandlers(actions),
  ...activityHandlers(actions),
  ...doctorHandlers(actions),
});
