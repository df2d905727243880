import { type ReactNode, useState } from 'react';
import { regionFlaw } from '../app/regions.ts';
import { FieldProblem } from './field-problem.tsx';
import { RegionField } from './region-field.tsx';

type Props = { region: string; problem: string | undefined; onRegion: (region: string) => void };

/** The region that new profiles begin with. It is kept as soon as it is one, or none. */
export function UsualRegionField({ region, problem, onRegion }: Props): ReactNode {
  const [text, setText] = useState(region);
  const flawOf = (each: string) => (each === '' ? undefined : regionFlaw(each));
  return (
    <div>
      <RegionField
        region={text}
        hint="Leave it empty to begin with the region of the session."
        flaw={flawOf(text)}
        onRegion={(next) => {
          setText(next);
          if (next !== region && flawOf(next) === undefined) onRegion(next);
        }}
      />
      <FieldProblem text={problem} />
    </div>
  );
}
