import { type ReactNode, useEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { QuestionAnswer, QuestionView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { closePopovers } from '../app/close-popovers.ts';
import { Action } from '../parts/action.tsx';
import './dialog.css';
import './power-question-dialog.css';

const uses = {
  console: 'open its console',
  copy: 'copy its credentials',
  profile: 'set up a profile for it',
} satisfies Record<QuestionView['use'], string>;

const mostShown = 6;

/** Asks whether a powerful role in production is meant, before it is used for the first time. */
export function PowerQuestionDialog({ question }: { question: QuestionView | undefined }): ReactNode {
  const asked = question?.asked;
  // A menu would lie on top.
  useEffect(() => {
    if (asked !== undefined) closePopovers();
  }, [asked]);
  const answer = (said: QuestionAnswer) => {
    if (asked !== undefined) void tell('question.answer', { asked, answer: said });
  };
  return (
    <ModalOverlay
      className="veil"
      isOpen={question !== undefined}
      onOpenChange={(isOpen) => !isOpen && answer('cancel')}
    >
      <Modal className="dialog-box">
        {question !== undefined && (
          <Dialog className="dialog dialog-stack" role="alertdialog">
            <Question question={question} onAnswer={answer} />
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

type Props = { question: QuestionView; onAnswer: (answer: QuestionAnswer) => void };

function Question({ question: { accesses, use, instead }, onAnswer }: Props): ReactNode {
  const [first] = accesses;
  const several = accesses.length > 1;
  const rest = accesses.length - mostShown;
  return (
    <>
      <Heading slot="title">
        {several ? `${accesses.length} powerful roles in production` : `${first?.role} is a powerful role`}
      </Heading>
      {several ? (
        <ul className="power-list">
          {accesses.slice(0, mostShown).map(({ accountName, role }) => (
            <li key={`${accountName} ${role}`}>
              {accountName} · {role}
            </li>
          ))}
          {rest > 0 && <li>and {rest} more</li>}
        </ul>
      ) : (
        <p>
          You are about to {uses[use]} in <strong>{first?.accountName}</strong>.
        </p>
      )}
      <p className="dialog-for">
        {several ? 'They' : 'It'} may change and delete what others rely on. You are asked once for each such role.
      </p>
      <div className="power-ends">
        {instead !== undefined && (
          <Action look="loud" onPress={() => onAnswer('instead')}>
            Use {instead} instead
          </Action>
        )}
        <Action onPress={() => onAnswer('continue')}>Continue</Action>
        <Action onPress={() => onAnswer('cancel')}>Cancel</Action>
      </div>
    </>
  );
}
