import { Fragment, type ReactNode } from 'react';
import type { JobView, SecretFileView } from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import { deleteSecretFile, keepSecretFile } from '../app/secret-files.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import './secret-files-note.css';

type Props = {
  secretFiles: SecretFileView[];
  /** The job that is shown: the file that it wrote is told of there. */
  job: JobView | undefined;
};

/** A file with credentials is still there: told on every page, until it is gone or the person says that it stays. */
export function SecretFilesNote({ secretFiles, job }: Props): ReactNode {
  const shown = job?.job === 'file' ? job.file?.label : undefined;
  const [oldest, ...others] = secretFiles.filter(({ label }) => label !== shown);
  return (
    <div role="status" className="secret-files">
      {oldest !== undefined && (
        // With the file the focus goes: one key too many does nothing to the next file.
        <Fragment key={oldest.id}>
          <Icon name="warning" />
          <p className="footer-words">
            <code>{oldest.label}</code> holds credentials of {countText(oldest.accounts, 'account')}. {oldest.text}.
            {others.length > 0 && ` There ${others.length === 1 ? 'is 1' : `are ${others.length}`} more.`}
          </p>
          <span className="secret-files-ends">
            <Action look="quiet" aria-label={`Keep ${oldest.label}`} onPress={() => void keepSecretFile(oldest)}>
              Keep
            </Action>
            <Action aria-label={`Delete ${oldest.label}`} onPress={() => void deleteSecretFile(oldest)}>
              Delete
            </Action>
          </span>
        </Fragment>
      )}
    </div>
  );
}
