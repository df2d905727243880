import { type ReactNode, useState } from 'react';
import type { AccessRef } from '../../preload/contract.ts';
import { askAloud } from '../app/ask.ts';
import { countText } from '../app/count-text.ts';
import { type Told, told } from '../app/told.ts';
import { Action } from './action.tsx';
import { SeveralRow } from './several-row.tsx';

/** More tabs at once than that help nobody, and the app opens no more. */
const most = 20;

type Props = {
  accesses: AccessRef[];
  /** False where more may turn out to be meant; these alone are opened. */
  isExact: boolean;
};

/** A tab of the browser for each account, as long as there are not too many. */
export function OpenConsoles({ accesses, isExact }: Props): ReactNode {
  const [busy, setBusy] = useState(false);
  const tooMany = accesses.length > most;
  const open = async () => {
    if (busy) return;
    setBusy(true);
    const reply = await askAloud('access.openConsoles', { accesses });
    setBusy(false);
    if (reply.ok) told.set(outcome(reply.value.opened, accesses.length));
  };
  return (
    <SeveralRow
      title="Consoles"
      detail={
        tooMany
          ? `A tab of your browser for each account. ${most} at most: choose fewer accounts for that.`
          : `Opens ${countText(accesses.length, 'tab')} in your browser, one for each account${isExact ? '' : ' known so far'}.`
      }
    >
      <Action isDisabled={tooMany || accesses.length === 0} onPress={() => void open()}>
        {busy ? 'Opening…' : 'Open consoles'}
      </Action>
    </SeveralRow>
  );
}

function outcome(opened: number, of: number): Told {
  if (opened === of) return { done: `Opened ${countText(of, 'console')}.` };
  const what = `Only ${opened} of ${countText(of, 'console')} could be opened.`;
  return { problem: { kind: 'unexpected', what, next: 'Close some tabs of your browser, then try again.' } };
}
