import type { ReactNode } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { type ConsoleService, consoleServices } from '../../preload/contract.ts';
import { isServiceFoundBy, services } from '../app/services.ts';
import { Icon } from './icon.tsx';
import './choices.css';
import './field.css';
import './region-field.css';

type Props = { service: ConsoleService | undefined; onService: (service: ConsoleService | undefined) => void };

/** A service of AWS, found by its name or by what it is about. */
export const ServiceField = ({ service, onService }: Props): ReactNode => (
  <ComboBox
    className="field"
    autoFocus
    selectedKey={service ?? null}
    {...(service !== undefined && { defaultInputValue: consoleServices[service].name })}
    onSelectionChange={(key) => onService(services.find(({ id }) => id === key)?.id)}
    isInvalid={service === undefined}
    validationBehavior="aria"
    menuTrigger="input"
    defaultItems={services}
    defaultFilter={(name, typed) => services.some((each) => each.name === name && isServiceFoundBy(typed, each.id))}
  >
    <Label className="field-label">Service</Label>
    <div className="region-input">
      <Input className="field-input" autoComplete="off" spellCheck="false" />
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
