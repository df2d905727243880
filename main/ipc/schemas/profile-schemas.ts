import * as v from 'valibot';
import type { ProfileCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { access, handle as id, line } from './parts.ts';

/** People type names and regions, so here they are only bounded; export says in words what is wrong with one. */
const profile = v.strictObject({
  ...access,
  name: line(256),
  kind: v.picklist(['sso', 'process', 'keys']),
  region: line(64),
  replaces: v.exactOptional(id),
});

const made = v.strictObject({ id });

export const profileSchemas: SchemasOf<ProfileCalls> = {
  'profile.preview': profile,
  'profile.export': profile,
  'profile.previewRemoval': made,
  'profile.remove': made,
  'profile.repair': made,
  'profile.forget': made,
  'profile.undo': v.strictObject({ changeId: id }),
  'profile.suggestName': v.strictObject({ ...access, region: line(64) }),
  'profile.readTemplate': v.strictObject({ template: line(1024) }),
  'profile.copy': v.strictObject({ id, what: v.picklist(['name', 'command']) }),
};
