import type { JobView, ProfilesPreview, ProfilesRequest, SeveralRequest, View } from '../../preload/contract.ts';

/** The part of the working app that does something in several accounts. It is sent to the page as text, after `fakeBridge`. */
export function fakeSeveral(): void {
  const { answer, view, push } = window.app;
  const file = '~/Documents/acme.json';
  const meant = ({ role, accountIds }: Pick<SeveralRequest, 'role' | 'accountIds'>) =>
    view().accounts.filter(
      ({ accountId, roles }) =>
        roles?.some((each) => each.role === role) && (accountIds === undefined || accountIds.includes(accountId)),
    );
  const finished = (request: SeveralRequest): JobView => {
    const { sessionId, role } = request;
    const accounts = meant(request).map(({ accountId, name: accountName }) => ({ accountId, accountName }));
    const count = accounts.length;
    const power = view().accounts.flatMap(({ roles = [] }) => roles.filter((each) => each.role === role))[0]?.power;
    const job = {
      sessionId,
      sessionName: 'acme',
      role,
      power: power ?? 'other',
      phase: 'done' as const,
      done: count,
      of: count,
      without: [],
      failures: [],
    };
    if (request.job === 'profiles') {
      const profiles = { file: '~/.aws/config', written: count, unchanged: 0, changeId: 'change-1' };
      const text = `${count} profiles were written.`;
      return { ...job, job: 'profiles', text, kind: request.kind, profiles, conflicts: [] };
    }
    if (request.job === 'file') {
      const text = `${file} holds the credentials of ${count} accounts.`;
      return { ...job, job: 'file', text, file: { label: file, accounts: count } };
    }
    const rows = accounts.map((each) => ({ ...each, arn: `arn:aws:sts::${each.accountId}:assumed-role/${role}/ana` }));
    return { ...job, job: 'verify', text: `AWS knows you in ${count} accounts.`, rows };
  };
  const withoutJob = () => push({ job: undefined } as unknown as Partial<View>);
  const withoutFile = (call: string, input: { id: string }) =>
    answer(call, input, () => push({ secretFiles: view().secretFiles.filter(({ id }) => id !== input.id) }));
  const previewOf = (request: ProfilesRequest): ProfilesPreview => ({
    file: request.kind === 'keys' ? '~/.aws/credentials' : '~/.aws/config',
    profiles: meant(request).map(({ accountId, name: accountName }, index) => {
      const profile = request.template
        .replace('{account}', accountName)
        .replace('{accountId}', accountId)
        .replace('{role}', request.role.replace(/^AWS/, ''))
        .toLowerCase()
        .replace(/\s+/g, '-');
      const why = 'Line 12 sets sso_role_name to "S3-Uploader".';
      const is = index === 0 ? 'conflict' : index === 1 ? 'unchanged' : 'new';
      return { accountId, accountName, profile, is, ...(is === 'conflict' && { why }) };
    }),
    without: 0,
    unknown: 0,
  });
  Object.assign(window.daypass, {
    'several.begin': (input: SeveralRequest) => {
      const isPowerful = input.role.includes('Administrator') && input.confirmed !== true;
      const unconfirmed = {
        kind: 'confirmation-needed',
        what: `"${input.role}" sounds like an administrator: whoever uses it may rule ${meant(input).length} accounts.`,
        next: 'Choose a less powerful role if that is enough.',
      };
      return answer(
        'several.begin',
        input,
        () => {
          const job = finished(input);
          const secretFile = {
            id: 'file-1',
            label: file,
            role: input.role,
            accounts: job.of,
            endsAt: 0,
            text: 'Works until 18:40',
          };
          push({ job, ...(input.job === 'file' && { secretFiles: [secretFile] }) });
          return { begun: true };
        },
        ...(isPowerful ? [unconfirmed] : []),
      );
    },
    'several.cancel': () =>
      answer('several.cancel', undefined, () => {
        const { job } = view();
        if (job !== undefined) push({ job: { ...job, phase: 'cancelled', text: 'Cancelled. Nothing was written.' } });
      }),
    'several.dismiss': () => answer('several.dismiss', undefined, withoutJob),
    'several.copyCsv': () => answer('several.copyCsv', undefined, undefined),
    'several.previewProfiles': (input: ProfilesRequest) => answer('several.previewProfiles', input, previewOf(input)),
    'secretFile.delete': (input: { id: string }) => withoutFile('secretFile.delete', input),
    'secretFile.keep': (input: { id: string }) => withoutFile('secretFile.keep', input),
  });
}
