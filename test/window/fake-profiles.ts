import type {
  AccessRef,
  MadeProfileRef,
  MadeProfileView,
  NameTemplateReading,
  ProfilePreview,
  ProfileRequest,
} from '../../preload/contract.ts';

/** The part of the working app that has to do with profiles. It is sent to the page as text, after `fakeBridge`. */
export function fakeProfiles(): void {
  const { answer, view, push } = window.app;
  const before = new Map<string, MadeProfileView[]>();
  const files = { sso: '~/.aws/config', process: '~/.aws/config', keys: '~/.aws/credentials' };
  const helper = '/home/ana/.local/share/daypass/bin/daypass';
  type Kept = Pick<MadeProfileView, 'name' | 'kind' | 'accountId' | 'role' | 'region'>;
  const linesOf = ({ name, kind, accountId, role, region }: Kept) => [
    kind === 'keys' ? `[${name}]` : `[profile ${name}]`,
    ...{
      sso: ['sso_session = acme', `sso_account_id = ${accountId}`, `sso_role_name = ${role}`],
      process: [
        `credential_process = ${helper} credential-process --session acme --account ${accountId} --role ${role}`,
      ],
      keys: ['aws_secret_access_key = [secret]'],
    }[kind],
    `region = ${region}`,
  ];
  const changeOf = (old: Kept | undefined, next: Kept | undefined): ProfilePreview => ({
    unchanged: false,
    changes: [...new Set([old, next].flatMap((one) => (one === undefined ? [] : [files[one.kind]])))].map((file) => ({
      file,
      lines: [
        { change: 'same' as const, text: '[default]' },
        { change: 'same' as const, text: 'region = eu-central-1' },
        ...(old !== undefined && files[old.kind] === file ? linesOf(old) : []).map((text) => ({
          change: 'removed' as const,
          text,
        })),
        ...(next !== undefined && files[next.kind] === file ? linesOf(next) : []).map((text) => ({
          change: 'added' as const,
          text,
        })),
      ],
    })),
  });
  const made = (id: string | undefined) => view().profiles.find((profile) => profile.id === id);
  const keep = (change: (profiles: MadeProfileView[]) => MadeProfileView[]) => {
    const { profiles } = view();
    const changeId = `change-${before.size + 1}`;
    before.set(changeId, profiles);
    push({ profiles: change(profiles).toSorted((a, b) => a.name.localeCompare(b.name)) });
    return changeId;
  };
  const changed = (call: string, input: MadeProfileRef, how: Parameters<typeof keep>[0]) => {
    const file = made(input.id)?.file ?? '';
    return answer(call, input, () => ({ files: [file], changeId: keep(how) }));
  };
  const named = (text: string, { sessionId, accountId, role, region }: AccessRef & { region: string }) => {
    const account = view().accounts.find((each) => each.accountId === accountId)?.name ?? accountId;
    const parts: Record<string, string> = {
      account,
      accountId,
      role: role.replace(/^AWS/, ''),
      session: sessionId,
      region,
    };
    return text.replace(/\{(\w+)\}/g, (_, part: string) =>
      (parts[part] ?? '')
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .replace(/\s+/g, '-')
        .toLowerCase(),
    );
  };
  const readingOf = (template: string): NameTemplateReading => {
    const strange = /\{(?!(?:account|accountId|role|session|region)\})[^}]*\}/.exec(template)?.[0];
    if (strange !== undefined)
      return {
        ok: false,
        why: `Daypass does not know ${strange}. Use {account}, {accountId}, {role}, {session} or {region}.`,
      };
    if (/\s/.test(template)) return { ok: false, why: 'Spaces trip up many tools. Use a hyphen instead.' };
    const example = { sessionId: 'acme', accountId: view().accounts[3]?.accountId ?? '', role: 'AWSReadOnlyAccess' };
    const name = named(template, { ...example, region: 'eu-central-1' });
    return { ok: true, example: { access: 'Data Lake · AWSReadOnlyAccess', name } };
  };
  Object.assign(window.daypass, {
    'profile.preview': (input: ProfileRequest) => {
      if (input.name !== 'taken' && input.name !== 'taken-2')
        return answer('profile.preview', input, changeOf(made(input.replaces), input));
      return answer('profile.preview', input, undefined, {
        kind: 'conflict',
        what: `The profile "${input.name}" is there for another access.`,
        why: '~/.aws/config, line 12, sets sso_role_name to "S3-Uploader", not "AWSReadOnlyAccess".',
        next: 'Choose another name, or remove that from the file first.',
      });
    },
    'profile.export': ({ replaces, ...input }: ProfileRequest) => {
      const old = made(replaces);
      const profile: MadeProfileView = {
        ...input,
        id: replaces ?? `made-${view().profiles.length + 1}`,
        file: files[input.kind],
        sessionName: 'acme',
        accountName: old?.accountName ?? view().accounts.find((each) => each.accountId === input.accountId)?.name ?? '',
        state: { is: 'fresh', text: 'Works while you are signed in', repairable: false },
      };
      return answer('profile.export', { ...input, ...(replaces !== undefined && { replaces }) }, () => ({
        file: profile.file,
        profile: input.name,
        unchanged: false,
        changeId: keep((profiles) => [...profiles.filter(({ id }) => id !== profile.id), profile]),
      }));
    },
    'profile.previewRemoval': (input: MadeProfileRef) =>
      answer('profile.previewRemoval', input, changeOf(made(input.id), undefined)),
    'profile.remove': (input: MadeProfileRef) =>
      changed('profile.remove', input, (all) => all.filter(({ id }) => id !== input.id)),
    'profile.forget': (input: MadeProfileRef) =>
      changed('profile.forget', input, (all) => all.filter(({ id }) => id !== input.id)),
    'profile.repair': (input: MadeProfileRef) => {
      const state = { is: 'fresh', text: 'Works while you are signed in', repairable: false } as const;
      return changed('profile.repair', input, (all) =>
        all.map((each) => (each.id === input.id ? { ...each, state } : each)),
      );
    },
    'profile.undo': (input: { changeId: string }) =>
      answer('profile.undo', input, () => {
        push({ profiles: before.get(input.changeId) ?? [] });
        return { files: ['~/.aws/config'] };
      }),
    'profile.suggestName': (input: AccessRef & { region: string }) =>
      answer('profile.suggestName', input, { name: named(view().settings.profileName, input) }),
    'profile.readTemplate': ({ template }: { template: string }) =>
      answer('profile.readTemplate', { template }, readingOf(template)),
    'profile.copy': (input: MadeProfileRef & { what: string }) => answer('profile.copy', input, undefined),
  });
}
