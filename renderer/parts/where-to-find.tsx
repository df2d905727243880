import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';

/** For those whom nobody gave a start URL. */
export const WhereToFind = (): ReactNode => (
  <DialogTrigger>
    <Action look="quiet">Where do I find it?</Action>
    <Popover className="sheet" placement="bottom start" offset={4}>
      <Dialog className="where-to-find" aria-label="Where to find the start URL">
        <p>
          Your IT team has it: ask for “the start URL of our AWS access portal”. It is also in the invitation that AWS
          sent you by e-mail.
        </p>
        <p>
          It looks like <code>https://acme.awsapps.com/start</code>.
        </p>
        <Action look="quiet" onPress={() => void tell('link.open', { kind: 'aws-sign-in-help' })}>
          Read more at AWS
        </Action>
      </Dialog>
    </Popover>
  </DialogTrigger>
);
