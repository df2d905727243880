import type { ReactNode } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { isFoundBy, type RegionChoice, regions } from '../app/regions.ts';
import { Icon } from './icon.tsx';
import './choices.css';
import './field.css';
import './region-field.css';

type Props = {
  /** To choose from; any other may be typed. */
  choices?: readonly RegionChoice[];
  hint?: string;
  region: string;
  flaw: string | undefined;
  isFocused?: boolean;
  onRegion: (region: string) => void;
};

/** A region by its id, which is found by its place, too. */
export const RegionField = ({ choices = regions, hint, region, flaw, isFocused, onRegion }: Props): ReactNode => (
  <ComboBox
    className="field"
    allowsCustomValue
    inputValue={region}
    onInputChange={onRegion}
    isInvalid={flaw !== undefined}
    validationBehavior="aria"
    menuTrigger="input"
    defaultFilter={(id, typed) =>
      isFoundBy(
        typed,
        choices.find((each) => each.id === id),
      )
    }
    {...(isFocused && { autoFocus: true })}
  >
    <Label className="field-label">Region</Label>
    <div className="region-input">
      <Input className="field-input" name="region" autoComplete="off" spellCheck="false" />
      <Button className="action action-quiet region-more">
        <Icon name="down" />
      </Button>
    </div>
    {hint !== undefined && flaw === undefined && (
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-flaw">{flaw}</FieldError>
    <Popover className="sheet region-list" offset={4}>
      <ListBox className="choices">
        {choices.map(({ id, place }) => (
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
