import type { KeychainPreview, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import type { Moving } from './moving.ts';
import { type Look, useWhileTyping } from './use-while-typing.ts';

const look: Look<Moving, Reply<KeychainPreview>> = async ({ sessionId, to }, show) =>
  show(await ask('keychain.preview', { sessionId, to }));

/** What a move would do, as things stand. */
export const useMovePreview = (target: Moving): Reply<KeychainPreview> | undefined => useWhileTyping(target, look);
