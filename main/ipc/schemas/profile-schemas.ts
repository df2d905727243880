import * as v from 'valibot';
import type { ProfileCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { access, line } from './parts.ts';

/** People type names and regions, so here they are only bounded; export says in words what is wrong with one. */
const profile = v.strictObject({
  ...access,
  name: line(256),
  kind: v.picklist(['sso', 'process', 'keys']),
  region: line(64),
});

export const profileSchemas: SchemasOf<ProfileCalls> = {
  'profile.preview': profile,
  'profile.export': profile,
};
