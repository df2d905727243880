import type { KeychainPreview, KeychainTarget, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { type Look, useWhileTyping } from './use-while-typing.ts';

const look: Look<KeychainTarget, Reply<KeychainPreview>> = async (target, show) =>
  show(await ask('keychain.preview', target));

/** What a move would do, as things stand. */
export const useMovePreview = (target: KeychainTarget): Reply<KeychainPreview> | undefined =>
  useWhileTyping(target, look);
