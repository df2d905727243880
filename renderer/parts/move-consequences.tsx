import type { ReactNode } from 'react';
import type { KeychainPreview } from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import { moveWords } from '../app/move-words.ts';
import type { Moving } from '../app/moving.ts';
import { NameList } from './name-list.tsx';

type Props = { target: Moving; preview: KeychainPreview };

/** What else a move means: what can't be helped, what stays as it is, and which files come or go. */
export function MoveConsequences({ target, preview: { left, unaffected, files } }: Props): ReactNode {
  const { to, onlyProfiles = false } = target;
  const isHidden = to === 'keychain' && !onlyProfiles;
  return (
    <>
      {(left.length > 0 || isHidden) && (
        <div className="move-part">
          <p className="field-label">What can’t be helped</p>
          <ul className="move-left">
            {left.map(({ profile, why }) => (
              <li key={profile}>
                <code>{profile}</code>: {why}
              </li>
            ))}
            {isHidden && (
              <li>
                Programs that read the token file of the AWS CLI themselves no longer find it, and{' '}
                <code>aws sso login</code> does not use it: it signs in anew, into a plain file.
              </li>
            )}
          </ul>
        </div>
      )}
      <div className="move-behind">
        {unaffected.length > 0 && (
          <details className="move-details">
            <summary>
              {countText(unaffected.length, 'other profile')} {unaffected.length === 1 ? 'works' : 'work'} before and
              after
            </summary>
            <NameList names={unaffected} label="Profiles that stay as they are" />
          </details>
        )}
        {files.length > 0 && (
          <details className="move-details">
            <summary>
              {countText(files.length, 'file')} {moveWords[to].files(files.length)}
            </summary>
            <ul className="move-files">
              {files.map((file) => (
                <li key={file}>
                  <code>{file}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </>
  );
}
