import type { AccessRef, ConsolePage, QuestionAnswer, QuestionView } from '../../preload/contract.ts';

/** The part of the working app that has to do with accesses. It is sent to the page as text, after `fakeBridge`. */
export function fakeAccesses(): void {
  const { answer, view, push, drop } = window.app;
  const allowed = new Set<string>();
  let answered: (said: QuestionAnswer) => void = () => undefined;
  let last = 0;

  const accountOf = (accountId: string) => view().accounts.find((each) => each.accountId === accountId);
  const nameOf = (accountId: string) => accountOf(accountId)?.name ?? accountId;

  /** The role to go on with; none when the person does not want to. */
  async function guarded({ accountId, role }: AccessRef, use: QuestionView['use']): Promise<string | undefined> {
    const { production, roles = [] } = accountOf(accountId) ?? {};
    const isPowerful = roles.find((each) => each.role === role)?.power === 'admin';
    if (!production || !isPowerful || allowed.has(role)) return role;
    const instead = roles.find(({ power }) => power === 'read-only')?.role;
    last += 1;
    push({
      question: { asked: last, use, accesses: [{ accountName: nameOf(accountId), role }], ...(instead && { instead }) },
    });
    const said = await new Promise<QuestionAnswer>((resolve) => {
      answered = resolve;
    });
    drop('question');
    if (said === 'continue') allowed.add(role);
    return said === 'cancel' ? undefined : said === 'instead' ? instead : role;
  }

  const declined = { kind: 'declined', what: 'You chose not to do this.' };

  Object.assign(window.daypass, {
    'access.copyCredentials': async (input: AccessRef & { format?: string }) => {
      const role = await guarded(input, 'copy');
      if (role === undefined) return { ok: false, problem: declined };
      const { format = view().settings.copyFormat } = input;
      const names: Record<string, string> = { env: 'Bash/zsh', powershell: 'PowerShell' };
      push({
        settings: { ...view().settings, copyFormat: format as 'env' },
        clipboard: { label: `${nameOf(input.accountId)} · ${role} as ${names[format]}`, clearsAt: Date.now() + 60_000 },
      });
      return answer('access.copyCredentials', { ...input, role }, { expiration: Date.now() + 3_600_000 });
    },
    'access.openConsole': async (input: AccessRef) => {
      if (input.role === 'PowerUserAccess') {
        const problem = { kind: 'no-such-access', what: 'This role is no longer yours.', next: 'Reload the accounts.' };
        return { ok: false, problem };
      }
      const role = await guarded(input, 'console');
      if (role === undefined) return { ok: false, problem: declined };
      return answer('access.openConsole', { ...input, role }, undefined);
    },
    'access.openConsoles': (input: { accesses: AccessRef[] }) =>
      answer('access.openConsoles', input, { opened: input.accesses.length }),
    'access.pinPage': (input: AccessRef & { page?: ConsolePage }) =>
      answer('access.pinPage', input, () =>
        push({
          pinned: view().pinned.map(({ page: _, ...pin }) => {
            if (pin.accountId !== input.accountId || pin.role !== input.role || input.page === undefined) return pin;
            const { service, region } = input.page;
            return { ...pin, page: { ...input.page, text: `${service.toUpperCase()} · ${region}` } };
          }),
        }),
      ),
    'question.answer': (input: { asked: number; answer: QuestionAnswer }) => {
      answered(input.answer);
      return answer('question.answer', input, undefined);
    },
    'question.askAgain': () =>
      answer('question.askAgain', undefined, () => push({ settings: { ...view().settings, allowedRoles: 0 } })),
  });
}
