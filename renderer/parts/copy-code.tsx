import { type ReactNode, useState } from 'react';
import { tell } from '../app/ask.ts';
import { IconAction } from './icon-action.tsx';

export function CopyCode({ sessionId }: { sessionId: string }): ReactNode {
  const [copied, setCopied] = useState(false);
  return (
    <IconAction
      framed
      icon={copied ? 'done' : 'copy'}
      name={copied ? 'Code copied' : 'Copy code'}
      onPress={() => void tell('session.copySignInCode', { sessionId }).then(setCopied)}
    />
  );
}
