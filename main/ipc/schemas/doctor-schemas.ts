import * as v from 'valibot';
import type { DoctorCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { nothing } from './parts.ts';

const ids = v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{1,9}\.\d{1,9}$/))), v.nonEmpty(), v.maxLength(10_000));

export const doctorSchemas: SchemasOf<DoctorCalls> = {
  'doctor.look': nothing,
  'doctor.mend': v.strictObject({ ids }),
  'doctor.copy': nothing,
};
