import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { type Place, place } from '../app/place.ts';
import { tools } from '../app/tools.ts';
import { Choices } from './choices.tsx';
import { IconAction } from './icon-action.tsx';

/** The way to what is not needed every day. */
export const ToolsMenu = (): ReactNode =>
  tools.length > 0 && (
    <MenuTrigger>
      <IconAction icon="tools" name="Tools" />
      <Popover className="sheet" placement="top end" offset={4}>
        <Choices
          label="Tools"
          choices={tools.map(({ place: id, ...tool }) => ({ id, ...tool }))}
          onChoose={(id) => place.set(id as Place)}
        />
      </Popover>
    </MenuTrigger>
  );
