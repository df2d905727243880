import type { ActivityCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { nothing } from './parts.ts';

export const activitySchemas: SchemasOf<ActivityCalls> = {
  'activity.list': nothing,
  'activity.exportCsv': nothing,
};
