import type { ReactNode } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { regions } from '../app/regions.ts';
import { Icon } from './icon.tsx';
import './choices.css';
import './region-field.css';

type Props = { region: string; flaw: string | undefined; onRegion: (region: string) => void };

/** Where the profile's tools work; any region may be typed. */
export const RegionField = ({ region, flaw, onRegion }: Props): ReactNode => (
  <ComboBox
    className="field"
    allowsCustomValue
    inputValue={region}
    onInputChange={onRegion}
    isInvalid={flaw !== undefined}
    validationBehavior="aria"
    menuTrigger="input"
  >
    <Label className="field-label">Region</Label>
    <div className="region-input">
      <Input className="field-input" autoComplete="off" spellCheck="false" />
      <Button className="action action-quiet region-more">
        <Icon name="down" />
      </Button>
    </div>
    <FieldError className="field-flaw">{flaw}</FieldError>
    <Popover className="sheet region-list" offset={4}>
      <ListBox className="choices">
        {regions.map(({ id, place }) => (
          <ListBoxItem key={id} id={id} textValue={id} className="choice">
            <span className="choice-words">
              <Text slot="label">{id}</Text>
              <Text slot="description">{place}</Text>
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </ComboBox>
);
