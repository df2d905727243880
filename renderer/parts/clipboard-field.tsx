import type { ReactNode } from 'react';
import { minutesText } from '../app/minutes-text.ts';
import { ChoiceField } from './choice-field.tsx';

const usual = [15, 30, 60, 300];
const never = 0;

type Props = { seconds: number; problem: string | undefined; onSeconds: (seconds: number) => void };

/** How long copied credentials stay on the clipboard. */
export const ClipboardField = ({ seconds, problem, onSeconds }: Props): ReactNode => (
  <ChoiceField
    label="Clear copied credentials after"
    hint={
      seconds === never
        ? 'They stay on the clipboard until you copy something else, sign out or quit.'
        : 'Only what Daypass copied, and only while it is still there.'
    }
    choices={[
      ...[...new Set([...usual, ...(seconds === never ? [] : [seconds])])]
        .toSorted((a, b) => a - b)
        .map((value) => ({ value, text: value % 60 === 0 ? minutesText(value / 60) : `${value} s` })),
      { value: never, text: 'Never' },
    ]}
    chosen={seconds}
    problem={problem}
    onChoose={onSeconds}
  />
);
