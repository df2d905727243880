import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { Action } from './action.tsx';
import './profile-form.css';

type Props = {
  /** What the profiles are for. */
  about: string;
  /** The button that does it. */
  action: { text: string; isDisabled: boolean };
  /** What is wrong, in the place where the buttons are. */
  problems: ReactNode;
  onSubmit: () => void;
  onCancel: () => void;
  /** On the button that leaves the dialog. */
  leave?: string;
  children: ReactNode;
};

/** The form of a dialog that sets up profiles, or changes them with something else. */
export const ProfileFrame = ({
  about,
  action,
  problems,
  onSubmit,
  onCancel,
  leave = 'Cancel',
  children,
}: Props): ReactNode => (
  <Form
    className="profile-form"
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    <p className="profile-for">{about}</p>
    {children}
    <div className="profile-ends">
      {problems}
      <Action onPress={onCancel}>{leave}</Action>
      <Action look="loud" type="submit" isDisabled={action.isDisabled}>
        {action.text}
      </Action>
    </div>
  </Form>
);
