import { type ReactNode, useEffect, useState } from 'react';
import { useTemplateReading } from '../app/use-template-reading.ts';
import { FieldProblem } from './field-problem.tsx';
import { NameField } from './name-field.tsx';
import './name-template-field.css';

type Props = { template: string; problem: string | undefined; onTemplate: (template: string) => void };

/** What the names of new profiles are made from. It is kept as soon as there is nothing wrong with it. */
export function NameTemplateField({ template, problem, onTemplate }: Props): ReactNode {
  const [text, setText] = useState(template);
  const reading = useTemplateReading(text);
  const isSound = reading?.ok === true && text !== template;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another text is a reason to keep it
  useEffect(() => {
    if (isSound) onTemplate(text);
  }, [isSound, text]);
  return (
    <div>
      <NameField
        label="Name"
        hint="{account}, {accountId}, {role}, {session} and {region} are filled in."
        name={text}
        flaw={reading?.ok === false ? reading.why : undefined}
        autoFocus={false}
        onName={setText}
      />
      <p role="status" className="name-example">
        {reading?.ok && (
          <>
            {reading.example.access} becomes <code>{reading.example.name}</code>
          </>
        )}
      </p>
      <FieldProblem text={problem} />
    </div>
  );
}
