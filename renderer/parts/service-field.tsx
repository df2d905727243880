import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { type ConsoleService, consoleServices } from '../../preload/contract.ts';
import { services, servicesFoundBy } from '../app/services.ts';
import { Icon } from './icon.tsx';
import './choices.css';
import './field.css';
import './region-field.css';

type Props = { service: ConsoleService | undefined; onService: (service: ConsoleService | undefined) => void };

/** A service of AWS, found by its name or by what it is about. */
export function ServiceField({ service, onService }: Props): ReactNode {
  const chosen = service === undefined ? '' : consoleServices[service].name;
  const [typed, setTyped] = useState(chosen);
  const found = typed === chosen ? services : servicesFoundBy(typed);
  // The best one is meant, unless the arrow keys went to another.
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const [first] = found;
    const input = event.currentTarget;
    const isOpen = input.getAttribute('aria-expanded') === 'true' && !input.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || typed === chosen || !isOpen || first === undefined || first.id === service) return;
    event.preventDefault();
    event.stopPropagation();
    onService(first.id);
  };
  return (
    <ComboBox
      className="field"
      autoFocus
      selectedKey={service ?? null}
      {...(service !== undefined && { defaultInputValue: chosen })}
      onInputChange={setTyped}
      onSelectionChange={(key) => onService(services.find(({ id }) => id === key)?.id)}
      isInvalid={service === undefined}
      validationBehavior="aria"
      menuTrigger="input"
      items={found}
    >
      <Label className="field-label">Service</Label>
      <div className="region-input">
        <Input
          className="field-input"
          autoComplete="off"
          spellCheck="false"
          // What is typed is to take the place of what is there.
          onFocus={({ currentTarget }) => currentTarget.select()}
          onKeyDownCapture={takeFirst}
        />
        <Button className="action action-quiet region-more">
          <Icon name="down" />
        </Button>
      </div>
      <FieldError className="field-flaw">Choose a service from the list.</FieldError>
      <Popover className="sheet region-list" offset={4}>
        <ListBox<(typeof services)[number]> className="choices">
          {({ id, name, about }) => (
            <ListBoxItem id={id} textValue={name} className="choice">
              <span className="choice-words">
                <Text slot="label">{name}</Text>
                <Text slot="description">{about}</Text>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
