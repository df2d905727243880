/** What a `process` profile asks the running app for. */
export type ProfileQuestion = Readonly<{
  /** What the program was called with. */
  args: readonly string[];
  /** The asker's `sourceVariables`, those that are set. */
  env: Readonly<Record<string, string>>;
  /** The process that called the program, where it is known. */
  askerId?: number;
}>;

/**
 * The variables that decide which files and which AWS an answer comes from. Those that say no more than the way there (a proxy, a
 * certificate) are not among them: they may hold a password, and the app has its own.
 */
export const sourceVariables = [
  'HOME',
  'USERPROFILE',
  'APPDATA',
  'XDG_CONFIG_HOME',
  'DAYPASS_HOME',
  'AWS_CONFIG_FILE',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_SSO',
  'AWS_ENDPOINT_URL_SSO_OIDC',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
] as const;

/** The `sourceVariables` of an environment, those that are set. */
export const sourceVariablesOf = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    sourceVariables.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** Where the running app answers; a question's parts follow as a query. */
export const questionPath = '/credentials';
/** How the parts of a question are called in its query, beside the variables. */
export const questionParts = { argument: 'argument', asker: 'asker' } as const;

/** The statuses of its answers: credentials, or why there are none for anybody. After any other, the program finds out itself. */
export const answerStatus = { given: 200, refused: 403 } as const;

/** A question as the target of an HTTP request. */
export function questionTarget({ args, env, askerId }: ProfileQuestion): string {
  const query = new URLSearchParams(env);
  for (const argument of args) query.append(questionParts.argument, argument);
  if (askerId !== undefined) query.append(questionParts.asker, `${askerId}`);
  return `${questionPath}?${query}`;
}

/** The question in the target of an HTTP request; undefined for any other. */
export function questionIn(target: string): ProfileQuestion | undefined {
  const [path, ...rest] = target.split('?');
  if (path !== questionPath) return undefined;
  const query = new URLSearchParams(rest.join('?'));
  const asker = query.get(questionParts.asker) ?? '';
  const env = Object.fromEntries(sourceVariables.map((name) => [name, query.get(name) ?? undefined]));
  return {
    args: query.getAll(questionParts.argument),
    env: sourceVariablesOf(env),
    ...(/^[1-9]\d{0,8}$/.test(asker) && { askerId: Number(asker) }),
  };
}
