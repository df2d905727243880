import { type ReactNode, useEffect } from 'react';
import { type Told, told, type Undo } from '../app/told.ts';
import { FooterLine } from './footer-line.tsx';

const dismiss = () => told.set(undefined);

/** Long enough to be read twice; and to think better of it, where that can be undone. */
const readMs = 6000;
const undoMs = 30_000;

async function takeBack(undo: Undo): Promise<void> {
  const reply = await undo();
  if (!reply.ok) told.set({ problem: reply.problem });
}

/** What was done, for a while. */
export function DoneLine({ last }: { last: Extract<Told, { done: string }> }): ReactNode {
  const { done, undo } = last;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words told once more begin anew
  useEffect(() => {
    const timer = setTimeout(dismiss, undo === undefined ? readMs : undoMs);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <FooterLine
      tone="done"
      text={done}
      onUndo={undo === undefined ? undefined : () => void takeBack(undo)}
      onDismiss={dismiss}
    />
  );
}
