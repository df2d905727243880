import { type ReactNode, useState } from 'react';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';

export function CopyLink({ sessionId, look = 'plain' }: { sessionId: string; look?: 'loud' | 'plain' }): ReactNode {
  const [copied, setCopied] = useState(false);
  return (
    <Action look={look} onPress={() => void tell('session.copySignInLink', { sessionId }).then(setCopied)}>
      {copied ? 'Link copied' : 'Copy link'}
    </Action>
  );
}
