import type { ReactNode } from 'react';
import { Menu, MenuItem, Text } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './choices.css';

/** `dim`: of no use now, as its detail says. It can still be reached and chosen, since a disabled entry is read to nobody. */
type Choice = { id: string; text: string; detail?: string; dim?: boolean };
type Props = { label: string; choices: Choice[]; chosen?: string; onChoose: (id: string) => void };

/** A menu's entries. With `chosen`, one of them is ticked. */
export const Choices = ({ label, choices, chosen, onChoose }: Props): ReactNode => (
  <Menu
    className="choices"
    aria-label={label}
    onAction={(id) => onChoose(String(id))}
    {...(chosen === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [chosen] })}
  >
    {choices.map(({ id, text, detail, dim = false }) => (
      <MenuItem key={id} id={id} textValue={text} className={`choice ${dim ? 'choice-dim' : ''}`}>
        {chosen !== undefined && <span className="choice-tick">{id === chosen && <Icon name="done" />}</span>}
        <span className="choice-words">
          <Text slot="label">{text}</Text>
          {detail !== undefined && <Text slot="description">{detail}</Text>}
        </span>
      </MenuItem>
    ))}
  </Menu>
);
