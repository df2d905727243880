import type { KeychainMoved, KeychainPreview, KeychainTarget, SessionView } from '../../preload/contract.ts';
import { countText } from './count-text.ts';
import type { Moving } from './moving.ts';

type To = KeychainTarget['to'];

/** The words of a move, one way and the other. */
export const moveWords = {
  keychain: {
    title: 'Move to keychain',
    done: 'Moved to keychain',
    profiles: (count: number) =>
      count === 1
        ? 'Also change this profile, so that it goes on working'
        : `Also change these ${count} profiles, so that they go on working`,
    with: (count: number) => `From then on, ${count === 1 ? 'it asks' : 'they ask'} Daypass for credentials.`,
    without: (count: number) =>
      count === 1
        ? 'It stops working in the AWS CLI and in other tools: the token is no longer where it looks for it.'
        : 'They stop working in the AWS CLI and in other tools: the token is no longer where they look for it.',
    files: (count: number) => (count === 1 ? 'is deleted' : 'are deleted'),
  },
  file: {
    title: 'Move to a file',
    done: 'Moved to a file',
    profiles: (count: number) =>
      count === 1 ? 'Also turn this profile back' : `Also turn these ${count} profiles back`,
    with: (count: number) =>
      `From then on, ${count === 1 ? 'it looks' : 'they look'} for the token in the file of the AWS CLI again.`,
    without: (count: number) =>
      count === 1
        ? 'It goes on asking Daypass for credentials, and works all the same.'
        : 'They go on asking Daypass for credentials, and work all the same.',
    files: (count: number) => (count === 1 ? 'is written' : 'are written'),
  },
} as const satisfies Record<To, unknown>;

/** What the dialog is called, before and after. */
export function titleOf({ to, onlyProfiles = false }: Moving, isDone: boolean): string {
  if (onlyProfiles) return isDone ? 'Profiles changed' : 'Change profiles';
  return moveWords[to][isDone ? 'done' : 'title'];
}

/** The same of a token that is in the keychain already. */
export function leadOfProfiles({ name }: SessionView, keychain: string, { profiles }: KeychainPreview): string {
  const lead = `The token of ${name} is in ${keychain} already, so nothing moves`;
  return profiles.length === 0
    ? `${lead}, and Daypass can’t change the profiles that look for it in a file.`
    : `${lead}. Only ${profiles.length === 1 ? 'this profile changes' : 'these profiles change'}.`;
}

type Item = { keychain: string; item: string };

/** What a move is called where one begins it. */
export const offerOf = (to: To, { storage }: Pick<SessionView, 'storage'>): string =>
  to === 'keychain' ? 'Move to keychain…' : storage === 'keychain' ? 'Move back to a file…' : 'Keep in a file…';

/** What a move does with the token. Somebody who is signed out says with it where the next one goes. */
export function leadOf({ name, storage }: SessionView, to: To, { keychain, item }: Item): string {
  const plain = 'a file in the format of the AWS CLI, which any program of yours can read';
  if (storage === undefined) {
    return to === 'file'
      ? `The next sign-in to ${name} goes into ${plain}.`
      : `The next sign-in to ${name} goes into ${keychain}, where it is called ${item}.`;
  }
  if (storage === 'memory') {
    return to === 'file'
      ? `The token goes into ${plain}, and outlives Daypass there.`
      : `The token goes into ${keychain}, where it is called ${item}, and outlives Daypass there.`;
  }
  return to === 'file'
    ? `The token goes back into ${plain}, and ${item} leaves ${keychain}.`
    : `The token goes into ${keychain}, where it is called ${item}, and its plain file is deleted.`;
}

/** What a move has done. */
export function doneText(
  { name, storage }: SessionView,
  { to, onlyProfiles = false }: Omit<Moving, 'sessionId'>,
  { profiles }: Pick<KeychainMoved, 'profiles'>,
): string {
  if (onlyProfiles) {
    return `${countText(profiles, 'profile')} of ${name} now ${profiles === 1 ? 'asks' : 'ask'} Daypass for credentials.`;
  }
  const place = to === 'file' ? 'a file' : 'the keychain';
  const what =
    storage === undefined ? `The next sign-in to ${name} goes into ${place}` : `The token of ${name} is in ${place}`;
  if (profiles === 0) return `${what}.`;
  const changed = `${countText(profiles, 'profile')} ${profiles === 1 ? 'was' : 'were'}`;
  return `${what}, and ${changed} ${to === 'file' ? 'turned back' : 'changed'}.`;
}
