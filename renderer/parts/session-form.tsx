import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import { useSessionForm } from '../app/use-session-form.ts';
import { Action } from './action.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SessionFound } from './session-found.tsx';
import { StartUrlField } from './start-url-field.tsx';
import { WhereToFind } from './where-to-find.tsx';
import './session-form.css';

type Props = { sessions: SessionView[]; onDone?: () => void; onCancel?: () => void };

/** From a start URL to the browser's sign-in page. What can be found out is not asked for. */
export function SessionForm({ sessions, onDone = () => undefined, onCancel }: Props): ReactNode {
  const form = useSessionForm(sessions, onDone);
  return (
    <Form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        const { elements } = event.currentTarget;
        const region = elements.namedItem('region');
        // Enter in the field above: the region that is asked for has perhaps not been seen yet.
        const isUnseen = form.isRegionAsked && document.activeElement === elements.namedItem('start-url');
        if (isUnseen && region instanceof HTMLElement) region.focus();
        else form.submit();
      }}
    >
      <StartUrlField text={form.text} flaw={form.flaws.text} onText={form.setText} />
      <SessionFound key={form.found?.startUrl ?? ''} form={form} />
      {form.problem !== undefined && <ProblemNote problem={form.problem} />}
      <div className="session-ends">
        <WhereToFind />
        {onCancel !== undefined && <Action onPress={onCancel}>Cancel</Action>}
        <Action look="loud" type="submit">
          {form.waits ? 'One moment…' : 'Sign in'}
        </Action>
      </div>
    </Form>
  );
}
