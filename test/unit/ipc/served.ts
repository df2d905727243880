import { type Actions, createHandlers } from '../../../main/ipc/handlers.ts';
import type { SenderFrame } from '../../../main/ipc/sender.ts';
import { serve } from '../../../main/ipc/serve.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { type CallName, channelOf, type Reply, type View } from '../../../preload/contract.ts';

export const origin = 'app://daypass';
export const ours: SenderFrame = { origin, parent: null };
export const access = { sessionId: 'acme', accountId: '012345678901', role: 'ReadOnly' };
export const profile = { ...access, name: 'dev', kind: 'sso', region: 'eu-west-1' };

const several = { sessionId: 'acme', role: 'ReadOnly' };

/** A right input for every call: a call that is missing here does not compile. */
export const rightInputs = {
  'view.get': undefined,
  'session.choose': { sessionId: 'acme' },
  'session.reload': undefined,
  'account.open': { sessionId: 'acme', accountId: '012345678901' },
  'account.copyNumber': { accountId: '012345678901' },
  'access.pin': { ...access, pinned: true },
  'access.pinPage': access,
  'access.openConsole': access,
  'access.openConsoles': { accesses: [access] },
  'access.copyCredentials': access,
  'question.answer': { asked: 1, answer: 'continue' },
  'question.askAgain': undefined,
  'clipboard.clear': undefined,
  'profile.preview': profile,
  'profile.export': profile,
  'profile.previewRemoval': { id: 'a1' },
  'profile.remove': { id: 'a1' },
  'profile.repair': { id: 'a1' },
  'profile.forget': { id: 'a1' },
  'profile.undo': { changeId: 'c1' },
  'profile.suggestName': { ...access, region: 'eu-west-1' },
  'profile.readTemplate': { template: '{account}' },
  'profile.copy': { id: 'a1', what: 'name' },
  'link.open': { kind: 'aws-sign-in-help' },
  'startUrl.read': { text: ' https://acme.awsapps.com/start/#/ \n' },
  'startUrl.findRegion': { startUrl: 'https://acme.awsapps.com/start' },
  'session.add': { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' },
  'session.signIn': { sessionId: 'acme', way: 'browser' },
  'session.cancelSignIn': { sessionId: 'acme' },
  'session.openSignInPage': { sessionId: 'acme' },
  'session.copySignInLink': { sessionId: 'acme' },
  'session.copySignInCode': { sessionId: 'acme' },
  'session.signOut': { sessionId: 'acme' },
  'session.signOutAll': undefined,
  'notice.dismiss': undefined,
  'settings.change': { theme: 'dark' },
  'reminder.snooze': { key: 'end acme' },
  'reminder.dismiss': { key: 'end acme' },
  'visit.done': { asked: 3 },
  'several.begin': { ...several, job: 'file' },
  'keychain.look': undefined,
  'keychain.preview': { sessionId: 'acme', to: 'keychain' },
  'keychain.move': { sessionId: 'acme', to: 'keychain', profiles: true },
  'keychain.undo': { sessionId: 'acme', to: 'keychain' },
  'keychain.tryAgain': { sessionId: 'acme' },
  'several.cancel': undefined,
  'several.dismiss': undefined,
  'several.copyCsv': undefined,
  'several.previewProfiles': { ...several, kind: 'sso', region: 'eu-west-1', template: '{account}-{role}' },
  'secretFile.delete': { id: '5f' },
  'secretFile.keep': { id: '5f' },
  'activity.list': undefined,
  'activity.exportCsv': undefined,
  'doctor.look': undefined,
  'doctor.mend': { ids: ['1.0', '1.12'] },
  'doctor.copy': undefined,
} satisfies Record<CallName, unknown>;

/** The contract served over actions that note what they were asked to do. */
export function served(actions: Partial<Actions> = {}, heard: unknown[] = []) {
  const done: unknown[] = [];
  const note =
    <T>(name: string, value: T) =>
    (...args: unknown[]): T => {
      done.push([name, ...args]);
      return value;
    };
  const preview = { changes: [{ file: '~/.aws/config', lines: [] }], unchanged: false };
  const changed = { files: ['~/.aws/config'], changeId: 'c1' };
  const listeners = new Map<string, (event: { senderFrame: SenderFrame }, input: unknown) => Promise<unknown>>();
  serve(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    createHandlers({
      view: note('view', {} as View),
      chooseSession: note('chooseSession', undefined),
      reload: note('reload', undefined),
      openAccount: note('openAccount', undefined),
      copyNumber: note('copyNumber', undefined),
      pin: note('pin', undefined),
      pinPage: note('pinPage', undefined),
      openConsole: note('openConsole', undefined),
      openConsoles: note('openConsoles', Promise.resolve({ opened: 1 })),
      answerQuestion: note('answerQuestion', undefined),
      askAgain: note('askAgain', undefined),
      copyCredentials: note('copyCredentials', Promise.resolve({ expiration: 5 })),
      clearClipboard: note('clearClipboard', undefined),
      previewProfile: note('previewProfile', Promise.resolve(preview)),
      exportProfile: note(
        'exportProfile',
        Promise.resolve({ file: '~/.aws/config', profile: 'dev', unchanged: false }),
      ),
      previewRemoval: note('previewRemoval', Promise.resolve(preview)),
      removeProfile: note('removeProfile', Promise.resolve(changed)),
      repairProfile: note('repairProfile', Promise.resolve(changed)),
      forgetProfile: note('forgetProfile', Promise.resolve(changed)),
      undoProfileChange: note('undoProfileChange', Promise.resolve({ files: ['~/.aws/config'] })),
      suggestProfileName: note('suggestProfileName', 'dev'),
      readNameTemplate: note('readNameTemplate', { ok: false, why: 'No.' } as const),
      copyProfile: note('copyProfile', Promise.resolve()),
      openLink: note('openLink', undefined),
      readStartUrl: note('readStartUrl', { ok: false, why: 'No.' } as const),
      findRegion: note('findRegion', Promise.resolve({})),
      addSession: note('addSession', Promise.resolve({ sessionId: 'acme' })),
      signIn: note('signIn', Promise.resolve({ sessionId: 'acme' })),
      cancelSignIn: note('cancelSignIn', undefined),
      openSignInPage: note('openSignInPage', Promise.resolve({ opened: true })),
      copySignInLink: note('copySignInLink', undefined),
      copySignInCode: note('copySignInCode', undefined),
      signOut: note('signOut', undefined),
      signOutAll: note('signOutAll', undefined),
      dismissNotice: note('dismissNotice', undefined),
      changeSettings: note('changeSettings', undefined),
      snoozeReminder: note('snoozeReminder', undefined),
      dismissReminder: note('dismissReminder', undefined),
      visitDone: note('visitDone', undefined),
      lookAtKeychain: note('lookAtKeychain', Promise.resolve({ state: 'ready', name: 'the keyring' } as const)),
      previewMove: note(
        'previewMove',
        Promise.resolve({ profiles: [], changes: [], left: [], unaffected: [], item: 'Daypass/acme', files: [] }),
      ),
      moveToken: note('moveToken', Promise.resolve({ profiles: 2, changeId: 'c1' })),
      undoMove: note('undoMove', Promise.resolve({ signedOut: false })),
      readTokenAgain: note('readTokenAgain', Promise.resolve()),
      beginJob: note('beginJob', Promise.resolve({ begun: true })),
      cancelJob: note('cancelJob', undefined),
      dismissJob: note('dismissJob', undefined),
      copyCsv: note('copyCsv', Promise.resolve()),
      previewProfiles: note(
        'previewProfiles',
        Promise.resolve({ file: '~/.aws/config', profiles: [], without: 0, unknown: 0 }),
      ),
      deleteSecretFile: note('deleteSecretFile', Promise.resolve()),
      keepSecretFile: note('keepSecretFile', Promise.resolve()),
      listActivity: note('listActivity', Promise.resolve({ file: '~/x', uses: [], hasMore: false })),
      exportActivity: note('exportActivity', Promise.resolve({})),
      lookAround: note('lookAround', Promise.resolve({ findings: [], more: 0 })),
      mendFindings: note('mendFindings', Promise.resolve({ findings: [], more: 0 })),
      copyCheckUp: note('copyCheckUp', Promise.resolve()),
      ...actions,
    }),
    { origin, problemFor: createProblemFor((text, error) => heard.push([text, (error as Error).message])) },
  );
  const ask = async (call: CallName, input?: unknown, event: { senderFrame: SenderFrame } = { senderFrame: ours }) =>
    (await listeners.get(channelOf(call))?.(event, input)) as Reply<unknown>;
  return { ask, done };
}
