/** How a start URL looks and where it is to be found, to end a sentence that refuses something else. */
export const exampleOfStartUrl =
  'A start URL looks like https://acme.awsapps.com/start. It is in the invitation mail from AWS, or ask your IT team for the "AWS access portal URL".';

type Lookalike = Readonly<{ host: RegExp; what: string }>;

const lookalikes: readonly Lookalike[] = [
  {
    host: /(^|\.)console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu|aws\.eu)$/,
    what: 'This is a page of the AWS console, which one comes to after signing in.',
  },
  {
    host: /(^|\.)signin\.(aws|aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)$/,
    what: 'This is a sign-in page of AWS, which the start URL leads to; it is another one each time.',
  },
  {
    host: /^device\.sso\.[^.]+\.(amazonaws\.com(\.cn)?|amazonaws\.eu)$/,
    what: 'This is the page to sign in on with a code.',
  },
  {
    host: /^(oidc|portal\.sso|sso|scim|identitystore)(-fips)?\.[^.]+\.(amazonaws\.(com(\.cn)?|eu)|api\.aws)$/,
    what: 'This is an address for programs, not for people.',
  },
  {
    host: /^((www|docs|repost)\.)?(aws\.amazon\.com|repost\.aws|amazonaws\.cn)$|^docs\.aws\.amazon\.com$/,
    what: 'This is a page of the AWS web site.',
  },
];

/** What an address of AWS is that is no start URL, and where to find one; undefined for every other address. */
export function lookalike({ hostname }: URL): string | undefined {
  const host = hostname.replace(/\.$/, '');
  const found = lookalikes.find((one) => one.host.test(host));
  return found && `${found.what} ${exampleOfStartUrl}`;
}
