import type { ReactNode } from 'react';
import type { ProfileExported } from '../../preload/contract.ts';
import { Action } from './action.tsx';
import { CodeLine } from './code-line.tsx';
import { Icon } from './icon.tsx';
import './profile-done.css';

type Props = { exported: ProfileExported; onClose: () => void };

export const ProfileDone = ({ exported: { file, profile, backup, unchanged }, onClose }: Props): ReactNode => (
  <div className="profile-done">
    <p role="status" className="profile-done-line">
      <Icon name="done" />
      <span>
        Profile <strong>{profile}</strong> {unchanged ? 'was already in' : 'is in'} <code>{file}</code>.
      </span>
    </p>
    <p>Choose it by its name in your AWS tool. In a terminal, use it with:</p>
    <CodeLine text={`aws s3 ls --profile ${profile}`} />
    {backup !== undefined && (
      <p className="field-hint">
        The file as it was before is kept in <code>{backup}</code>.
      </p>
    )}
    <div className="profile-ends">
      <Action look="loud" onPress={onClose} autoFocus>
        Done
      </Action>
    </div>
  </div>
);
