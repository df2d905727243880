import type { SecretFileView } from '../../preload/contract.ts';
import { tell } from './ask.ts';
import { told } from './told.ts';

/** True when it is gone; what stands in the way is told. */
export async function deleteSecretFile({ id, label }: SecretFileView): Promise<boolean> {
  const isGone = await tell('secretFile.delete', { id });
  if (isGone) told.set({ done: `Deleted ${label}.` });
  return isGone;
}

export async function keepSecretFile({ id, label }: SecretFileView): Promise<void> {
  if (await tell('secretFile.keep', { id })) told.set({ done: `${label} stays. Daypass reminds you of it no more.` });
}
