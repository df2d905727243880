import type { Calls } from '../../preload/contract.ts';
import { accessSchemas } from './schemas/access-schemas.ts';
import { activitySchemas } from './schemas/activity-schemas.ts';
import { doctorSchemas } from './schemas/doctor-schemas.ts';
import { keychainSchemas } from './schemas/keychain-schemas.ts';
import { profileSchemas } from './schemas/profile-schemas.ts';
import { sessionSchemas } from './schemas/session-schemas.ts';
import { severalSchemas } from './schemas/several-schemas.ts';
import { windowSchemas } from './schemas/window-schemas.ts';
import type { SchemasOf } from './schemas-of.ts';

/** What each call may be asked with. */
export const schemas: SchemasOf<Calls> = {
  ...windowSchemas,
  ...sessionSchemas,
  ...accessSchemas,
  ...profileSchemas,
  ...keychainSchemas,
  ...severalSchemas,
  ...activitySchemas,
  ...doctorSchemas,
};
