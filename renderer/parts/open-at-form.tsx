import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import { type ConsolePage, type ConsoleService, consoleServices } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import type { openingAt } from '../app/opening-at.ts';
import { regionFlaw } from '../app/regions.ts';
import { Action } from './action.tsx';
import { RegionField } from './region-field.tsx';
import { ServiceField } from './service-field.tsx';
import { SwitchField } from './switch-field.tsx';

type Props = {
  opening: NonNullable<ReturnType<typeof openingAt.get>>;
  /** What to begin with where the pin names none. */
  region: string;
  onClose: () => void;
};

export function OpenAtForm({ opening, onClose, ...first }: Props): ReactNode {
  const { label, pinned, page: before, ...ref } = opening;
  const [service, setService] = useState<ConsoleService | undefined>(before?.service ?? 'home');
  const [region, setRegion] = useState(before?.region ?? first.region);
  const [kept, setKept] = useState(true);
  const isGlobal = service !== undefined && consoleServices[service].global === true;
  const flaw = isGlobal ? undefined : regionFlaw(region);
  const isSound = service !== undefined && flaw === undefined;

  const submit = async () => {
    if (!isSound) return;
    const page: ConsolePage = { service, ...(!isGlobal && { region }) };
    onClose();
    if (pinned && kept && !(await tell('access.pinPage', { ...ref, page }))) return;
    await tell('access.openConsole', { ...ref, page });
  };
  return (
    <Form
      className="dialog-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="dialog-for">For {label}</p>
      <ServiceField service={service} onService={setService} />
      {isGlobal ? (
        <p className="field-hint">Its console is the same in every region.</p>
      ) : (
        <RegionField region={region} flaw={flaw} onRegion={setRegion} />
      )}
      {pinned && (
        <SwitchField
          label="Remember for this pin"
          hint="Its Open console button and the tray lead there from now on."
          isOn={kept}
          onOn={setKept}
        />
      )}
      <div className="dialog-ends">
        <Action onPress={onClose}>Cancel</Action>
        <Action look="loud" type="submit" isDisabled={!isSound}>
          Open console
        </Action>
      </div>
    </Form>
  );
}
