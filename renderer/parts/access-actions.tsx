import { type ReactNode, useId, useState } from 'react';
import { type AccessRef, copyFormats, type PinnedView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { told } from '../app/told.ts';
import { useCopyFormat } from '../app/use-copy-format.ts';
import { AccessMenu } from './access-menu.tsx';
import { Action } from './action.tsx';
import { IconAction } from './icon-action.tsx';
import './access-actions.css';

type Props = {
  access: AccessRef;
  /** As people call it, for screen readers: "Data Lake, AWSReadOnlyAccess". */
  label: string;
  pinned: boolean;
  /** Where the console of a pin opens. */
  page?: PinnedView['page'];
  loud: boolean;
  /** Why there are no credentials to be had now. Both ways to them stay in reach, to tell it. */
  closed: string | undefined;
  onExport: () => void;
};

/** What one can do with an access. */
export function AccessActions({ access, label, pinned, page, loud, closed, onExport }: Props): ReactNode {
  const [copying, setCopying] = useState(false);
  const why = useId();
  const format = copyFormats[useCopyFormat()].name;
  const { sessionId, accountId, role } = access;
  const ref = { sessionId, accountId, role };
  const open = () => {
    const { service, region } = page ?? {};
    const at = service && { page: { service, ...(region !== undefined && { region }) } };
    void tell('access.openConsole', { ...ref, ...at });
  };
  const copy = async () => {
    if (closed !== undefined) return told.set({ problem: { kind: 'sign-in-needed', what: closed } });
    if (copying) return;
    setCopying(true);
    await tell('access.copyCredentials', ref);
    setCopying(false);
  };
  return (
    <div className="access-actions">
      <Action
        look={loud ? 'loud' : 'plain'}
        aria-label={`Open console${page === undefined ? '' : ` at ${page.text}`}: ${label}`}
        onPress={open}
      >
        Open console
      </Action>
      <IconAction
        framed
        icon="copy"
        name={`Copy credentials: ${label}`}
        tip={copying ? 'Copying…' : (closed ?? `Copy credentials as ${format}`)}
        {...(closed !== undefined && { 'aria-disabled': true, 'aria-describedby': why })}
        onPress={() => void copy()}
      />
      {closed !== undefined && (
        <span id={why} hidden>
          {closed}
        </span>
      )}
      <AccessMenu access={ref} label={label} pinned={pinned} page={page} closed={closed} onExport={onExport} />
    </div>
  );
}
