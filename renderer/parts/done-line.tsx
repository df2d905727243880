import { type ReactNode, useEffect } from 'react';
import { type Told, told } from '../app/told.ts';
import { undo } from '../app/undo.ts';
import { FooterLine } from './footer-line.tsx';

const dismiss = () => told.set(undefined);

/** Long enough to be read twice; and to think better of it, where that can be undone. */
const readMs = 6000;
const undoMs = 30_000;

async function takeBack(changeId: string): Promise<void> {
  const reply = await undo(changeId);
  if (!reply.ok) told.set({ problem: reply.problem });
}

/** What was done, for a while. */
export function DoneLine({ last }: { last: Extract<Told, { done: string }> }): ReactNode {
  const { done, undo: changeId } = last;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words told once more begin anew
  useEffect(() => {
    const timer = setTimeout(dismiss, changeId === undefined ? readMs : undoMs);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <FooterLine
      tone="done"
      text={done}
      onUndo={changeId === undefined ? undefined : () => void takeBack(changeId)}
      onDismiss={dismiss}
    />
  );
}
