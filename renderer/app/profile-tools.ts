import type { ProfileKind } from '../../preload/contract.ts';

export type ProfileTool = 'aws' | 's3' | 'sql' | 'unknown';

/**
 * The tools that people set profiles up for, with the kind that suits them. What is built on the AWS SDK for Java needs a module
 * more for SSO, which many SQL clients leave out; all SDKs have known `credential_process` for longer than SSO.
 */
export const profileTools: readonly { tool: ProfileTool; text: string; kind: ProfileKind; hint?: string }[] = [
  { tool: 'aws', text: 'AWS CLI, SDK or Terraform', kind: 'sso' },
  { tool: 's3', text: 'S3 browser', kind: 'keys' },
  { tool: 'sql', text: 'SQL or BI tool', kind: 'process' },
  {
    tool: 'unknown',
    text: 'I don’t know',
    kind: 'sso',
    hint: 'Try it like this. If your tool does not offer the profile, or asks for keys, change it later under Tools, Profiles.',
  },
];
