import { expect, test } from 'vitest';
import { appMenu } from '../../../main/window/app-menu.ts';

const rolesOn = (platform: NodeJS.Platform) => JSON.stringify(appMenu(platform)).toLowerCase();

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s the menu has editing and zoom, but no way into DevTools',
  (platform) => {
    expect(rolesOn(platform)).toMatch(/editmenu.*zoomin.*zoomout/);
    expect(rolesOn(platform)).not.toMatch(/devtools|reload|viewmenu|help/);
  },
);
