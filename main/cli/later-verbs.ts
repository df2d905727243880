/** Verbs that are promised but not built yet, and what to do until they are. */
export const laterVerbs: Readonly<Record<string, string>> = {
  keychain: "Tokens stay in the AWS CLI's cache, `~/.aws/sso/cache`.",
};
