import { useEffect, useRef, useState } from 'react';
import type { ProblemView, StartUrlReading } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/** What is known of a text so far; nothing at all while it is being read. */
export type StartUrlRead = {
  reading?: StartUrlReading;
  problem?: ProblemView;
  /** Where the portal is; absent while it is being looked for, null when nothing tells it. */
  region?: string | null;
};

/** Who types is not told at each key that this is no start URL yet; what is pasted is read at once. */
const pause = 600;

/** What a start URL means, while it is typed or pasted. */
export function useStartUrl(text: string): StartUrlRead {
  const [read, setRead] = useState<StartUrlRead & { of: string }>({ of: '' });
  const last = useRef('');
  useEffect(() => {
    const isTyped = Math.abs(text.length - last.current.length) <= 1;
    last.current = text;
    if (text.trim() === '') return;
    let outdated = false;
    const show = (now: StartUrlRead) => outdated || setRead({ of: text, ...now });
    const timer = setTimeout(() => void readStartUrl(text, show), isTyped ? pause : 0);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [text]);
  return read.of === text ? read : {};
}

async function readStartUrl(text: string, show: (read: StartUrlRead) => void): Promise<void> {
  const reply = await ask('startUrl.read', { text });
  if (!reply.ok) return show({ problem: reply.problem });
  const reading = reply.value;
  if (!reading.ok || reading.region !== undefined) {
    return show({ reading, ...(reading.ok && reading.region !== undefined && { region: reading.region }) });
  }
  show({ reading });
  const found = await ask('startUrl.findRegion', { startUrl: reading.startUrl });
  // Whatever kept it from being found, the person may know it.
  show({ reading, region: (found.ok ? found.value.region : undefined) ?? null });
}
