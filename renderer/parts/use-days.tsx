import { type ReactNode, useId, useState } from 'react';
import type { UseView } from '../../preload/contract.ts';
import { byDay } from '../app/uses-found.ts';
import { Action } from './action.tsx';
import { UseRow } from './use-row.tsx';
import './use-days.css';

/** As many as one looks through; more are a press away. */
const step = 200;

/** Uses, day by day, the newest first. */
export function UseDays({ uses }: { uses: UseView[] }): ReactNode {
  const [most, setMost] = useState(step);
  const isOneOfMany = new Set(uses.map(({ sessionName }) => sessionName)).size > 1;
  return (
    <div className="use-days">
      {byDay(uses.slice(0, most)).map((day, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a clock that was set may show a day twice
        <UseDay key={at} {...day} isOneOfMany={isOneOfMany} />
      ))}
      {uses.length > most && <Action onPress={() => setMost(most + step)}>Show older ones</Action>}
    </div>
  );
}

type Props = { day: string; uses: UseView[]; isOneOfMany: boolean };

function UseDay({ day, uses, isOneOfMany }: Props): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{day}</h2>
      <ul>
        {uses.map((use, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two uses may be alike in all that is known of them
          <UseRow key={at} use={use} isOneOfMany={isOneOfMany} />
        ))}
      </ul>
    </section>
  );
}
