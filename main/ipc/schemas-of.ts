import type * as v from 'valibot';

/** A call without a schema, or a schema that lets through something other than the contract's input, does not compile. */
export type SchemasOf<C extends Record<keyof C, { input: unknown }>> = {
  [K in keyof C]: v.GenericSchema<unknown, C[K]['input']>;
};
