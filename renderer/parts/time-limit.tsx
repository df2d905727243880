import type { ReactNode } from 'react';
import { useNow } from '../app/use-now.ts';

/** For how long Daypass waits. In minutes: nobody is to be hurried by seconds. */
export function TimeLimit({ endsAt }: { endsAt: number }): ReactNode {
  const minutes = Math.ceil((endsAt - useNow()) / 60_000);
  return <p className="sign-in-limit">{minutes > 1 ? `${minutes} min left` : 'Less than a minute left'}</p>;
}
