import { type ReactNode, useState } from 'react';
import { tell } from '../app/ask.ts';
import { IconAction } from './icon-action.tsx';

/** Copies the name of a profile that Daypass made. */
export function CopyName({ id }: { id: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  return (
    <IconAction
      framed
      icon={copied ? 'done' : 'copy'}
      name={copied ? 'Name copied' : 'Copy name'}
      onPress={() => void tell('profile.copy', { id, what: 'name' }).then(setCopied)}
    />
  );
}
