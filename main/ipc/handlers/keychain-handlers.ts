import type {
  KeychainCalls,
  KeychainLook,
  KeychainMoved,
  KeychainPreview,
  KeychainTarget,
  KeychainUndone,
} from '../../../preload/contract.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type KeychainActions = Readonly<{
  lookAtKeychain(): Promise<KeychainLook>;
  previewMove(target: KeychainTarget): Promise<KeychainPreview>;
  moveToken(target: KeychainTarget, profiles: boolean): Promise<KeychainMoved>;
  undoMove(target: KeychainTarget, changeId?: string): Promise<KeychainUndone>;
  readTokenAgain(sessionId: string): Promise<void>;
}>;

export const keychainHandlers = (actions: KeychainActions): HandlersOf<KeychainCalls> => ({
  'keychain.look': async () => lookOf(await actions.lookAtKeychain()),
  'keychain.preview': async (target) => previewOf(await actions.previewMove(target)),
  'keychain.move': async ({ profiles, ...target }) => movedOf(await actions.moveToken(target, profiles)),
  'keychain.undo': async ({ changeId, ...target }) => undoneOf(await actions.undoMove(target, changeId)),
  'keychain.tryAgain': async ({ sessionId }) => done(actions.readTokenAgain(sessionId)),
});

function lookOf(look: KeychainLook): KeychainLook {
  const { state, name } = look;
  if (state !== 'unusable') return { state, name };
  const { kind, what, why, next } = look.problem;
  return {
    state,
    name,
    problem: { kind, what, ...(why !== undefined && { why }), ...(next !== undefined && { next }) },
  };
}

const previewOf = ({ profiles, changes, left, unaffected, item, files }: KeychainPreview): KeychainPreview => ({
  profiles: [...profiles],
  changes: changes.map(({ file, lines }) => ({ file, lines: lines.map(({ change, text }) => ({ change, text })) })),
  left: left.map(({ profile, why }) => ({ profile, why })),
  unaffected: [...unaffected],
  item,
  files: [...files],
});

const undoneOf = ({ signedOut }: KeychainUndone): KeychainUndone => ({ signedOut });

const movedOf = ({ profiles, changeId, warnings }: KeychainMoved): KeychainMoved => ({
  profiles,
  ...(changeId !== undefined && { changeId }),
  ...(warnings !== undefined && { warnings: [...warnings] }),
});
