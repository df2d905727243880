import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection, Separator, Text } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './choices.css';

/** `dim`: of no use now, as its detail says. It can still be reached and chosen, since a disabled entry is read to nobody. */
type Choice = { id: string; text: string; detail?: string; dim?: boolean };
type Props = {
  label: string;
  choices: Choice[];
  /** Ticks one of them. */
  chosen?: string;
  /** Entries of another kind, below a line. */
  more?: Choice[];
  /** In a dialog: the ticked one has the focus from the start. */
  isFocused?: boolean;
  onChoose: (id: string) => void;
};

/** A menu's entries. */
export function Choices({ label, choices, chosen, more = [], isFocused = false, onChoose }: Props): ReactNode {
  const ticks = chosen !== undefined && ({ selectionMode: 'single', selectedKeys: [chosen] } as const);
  const entries = choices.map((choice) => entry(choice, ticks ? choice.id === chosen : undefined));
  return (
    <Menu
      className="choices"
      aria-label={label}
      // The kit begins at what is ticked, but not where a section has the tick.
      {...(isFocused && { autoFocus: 'first', ...ticks })}
      onAction={(id) => onChoose(String(id))}
    >
      {ticks && !isFocused ? (
        <MenuSection aria-label={label} {...ticks}>
          {entries}
        </MenuSection>
      ) : (
        entries
      )}
      {more.length > 0 && <Separator className="choices-line" />}
      {more.map((choice) => entry(choice))}
    </Menu>
  );
}

const entry = ({ id, text, detail, dim = false }: Choice, isTicked?: boolean): ReactNode => (
  <MenuItem key={id} id={id} textValue={text} className={`choice ${dim ? 'choice-dim' : ''}`}>
    {isTicked !== undefined && <span className="choice-tick">{isTicked && <Icon name="done" />}</span>}
    <span className="choice-words">
      <Text slot="label">{text}</Text>
      {detail !== undefined && <Text slot="description">{detail}</Text>}
    </span>
  </MenuItem>
);
