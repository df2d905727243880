import type { ReactNode } from 'react';
import type { SecretFileView } from '../../preload/contract.ts';
import { ask } from '../app/ask.ts';
import { deleteSecretFile } from '../app/secret-files.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import './written-file.css';

/** What was written is as good as what it holds, until that ends: so the way to be rid of it is right here. */
export function WrittenFile({ file }: { file: SecretFileView }): ReactNode {
  const remove = async () => {
    if (await deleteSecretFile(file)) await ask('several.dismiss', undefined);
  };
  return (
    <div className="written-file">
      <Icon name="warning" />
      <p>Anybody who reads this file can use these accounts. {file.text}. Delete it as soon as you are done with it.</p>
      <Action onPress={() => void remove()}>Delete file now</Action>
    </div>
  );
}
