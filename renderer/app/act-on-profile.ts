import type { MadeProfileView } from '../../preload/contract.ts';
import { askAloud, tell } from './ask.ts';
import { exporting } from './exporting.ts';
import { told } from './told.ts';
import { undo } from './undo.ts';

/** Opens the dialog with what the profile is now. */
export function changeProfile({ id, name, kind, region, ...access }: MadeProfileView): void {
  const { sessionId, accountId, role, accountName = accountId } = access;
  exporting.set({ sessionId, accountId, role, accountName, changing: { id, name, kind, region } });
}

export async function copyProfile({ id, name }: MadeProfileView, what: 'name' | 'command'): Promise<void> {
  if (!(await tell('profile.copy', { id, what }))) return;
  told.set({ done: what === 'name' ? `Copied ${name}.` : `Copied a command that uses ${name}.` });
}

export async function repairProfile({ id, name }: MadeProfileView): Promise<void> {
  const reply = await askAloud('profile.repair', { id });
  if (reply.ok) tellDone(`Repaired ${name}.`, reply.value.changeId);
}

export async function forgetProfile({ id, name }: MadeProfileView): Promise<void> {
  const reply = await askAloud('profile.forget', { id });
  if (reply.ok) tellDone(`${name} is off the list; its file is as it was.`, reply.value.changeId);
}

/** What was done to a profile, and for a while the way back. */
export const tellDone = (done: string, changeId: string | undefined): void =>
  told.set({ done, ...(changeId !== undefined && { undo: () => undo(changeId) }) });
