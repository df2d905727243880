import type { AccessRef, MadeProfileRef, NameTemplateReading } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import { accessText } from '../domain/access-text.ts';
import { knownAccountName } from '../domain/known-account-name.ts';
import { listingOf } from '../domain/listing-of.ts';
import { Problem } from '../domain/problem.ts';
import { type NamedWish, nameFromTemplate, templateFlaw } from '../domain/profile-name-template.ts';
import { shellOption } from '../domain/shell-word.ts';
import type { StateHolder } from './hold-state.ts';
import { sessionOf } from './open-console.ts';

export type ProfileNamePorts = Readonly<{
  holder: StateHolder;
  /** Puts text without a secret on the clipboard, in place of credentials that may lie there. */
  copyText(text: string): Promise<void>;
}>;

/** Somebody who has no account yet sees by this one what a template gives. */
const sample: NamedWish = {
  accountId: '123456789012',
  accountName: 'Data Lake',
  role: 'AWSReadOnlyAccess',
  sessionName: 'acme',
  region: 'eu-central-1',
};

/** What a person can do in the window about the names of profiles. The promises reject with a `Problem`. */
export function actOnProfileNames({ holder, copyText }: ProfileNamePorts) {
  function wishOf(access: SessionAccess, region: string): NamedWish {
    const state = holder.state();
    const accountName = knownAccountName(state, access);
    const { sessionId, accountId, role } = access;
    return { accountId, accountName, role, region, sessionName: sessionOf(state, sessionId).name };
  }

  function exampleWish(): NamedWish {
    const { chosen, sessions, settings, ...state } = holder.state();
    const session = sessions.find(({ id }) => id === chosen) ?? sessions[0];
    const account = listingOf(state, session?.id ?? '')?.accounts.find(({ roles = [] }) => roles.length > 0);
    const role = account?.roles?.[0];
    if (session === undefined || account === undefined || role === undefined) return sample;
    const access = { sessionId: session.id, accountId: account.accountId, role };
    return wishOf(access, settings.exportRegion ?? session.region);
  }

  return {
    readNameTemplate(template: string): NameTemplateReading {
      const why = templateFlaw(template);
      if (why !== undefined) return { ok: false, why };
      const wish = exampleWish();
      return { ok: true, example: { access: accessText(wish), name: nameFromTemplate(template, wish) } };
    },
    suggestProfileName: (access: AccessRef, region: string): string =>
      nameFromTemplate(holder.state().settings.profileName, wishOf(access, region)),
    async copyProfile({ id }: MadeProfileRef, what: 'name' | 'command'): Promise<void> {
      const profile = holder.state().profiles.find((one) => one.id === id);
      if (profile === undefined) {
        throw new Problem('conflict', { what: 'This profile is no longer in the list.', next: 'Choose another one.' });
      }
      const { name } = profile;
      await copyText(what === 'name' ? name : `aws sts get-caller-identity ${shellOption('profile', name)}`);
    },
  };
}
