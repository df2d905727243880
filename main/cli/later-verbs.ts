/** Verbs that are promised but not built yet, and what to do until they are. */
export const laterVerbs: Readonly<Record<string, string>> = {
  verify: 'Ask AWS with `aws sts get-caller-identity --profile NAME`, once for each profile.',
  keychain: "Tokens stay in the AWS CLI's cache, `~/.aws/sso/cache`.",
};
