import { states } from './sample-view.ts';
import { accessScenes } from './scenes/access-scenes.ts';
import { accountScenes } from './scenes/account-scenes.ts';
import { keychainScenes } from './scenes/keychain-scenes.ts';
import { profileScenes } from './scenes/profile-scenes.ts';
import type { Scenes } from './scenes/scene.ts';
import { sessionScenes } from './scenes/session-scenes.ts';
import { settingsScenes } from './scenes/settings-scenes.ts';
import { severalScenes } from './scenes/several-scenes.ts';
import { toolScenes } from './scenes/tool-scenes.ts';

/** Every state there is, and what people do in them. */
export const scenes: Scenes = {
  ...Object.fromEntries(Object.keys(states).map((view) => [view, { view }])),
  ...accessScenes,
  ...accountScenes,
  ...keychainScenes,
  ...profileScenes,
  ...sessionScenes,
  ...settingsScenes,
  ...severalScenes,
  ...toolScenes,
};
