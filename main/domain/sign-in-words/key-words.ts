import type { ProblemWords } from '../problem.ts';

/** The service's reasons for a refusal that has to do with an organisation's own key (service model of `sso-oidc`, 2025). */
const whys: Readonly<Record<string, string>> = {
  KMS_AccessDeniedException: 'The key that your organization encrypts sign-ins with does not allow yours.',
  KMS_DisabledException: 'The key that your organization encrypts sign-ins with is switched off.',
  KMS_InvalidKeyUsageException: 'The key that your organization chose for sign-ins is not one to encrypt with.',
  KMS_InvalidStateException:
    'The key that your organization encrypts sign-ins with is not ready, or about to be deleted.',
  KMS_NotFoundException: 'The key that your organization encrypts sign-ins with is gone.',
};

const whats: Readonly<Record<string, string>> = {
  KMS_AccessDeniedException: 'Your organization has not let you use its sign-in.',
  KMS_DisabledException: 'Nobody in your organization can sign in at the moment.',
  KMS_InvalidKeyUsageException: "Your organization's sign-in is set up with the wrong kind of key.",
  KMS_InvalidStateException: "Your organization's sign-in is not ready.",
  KMS_NotFoundException: "Your organization's sign-in lacks its key.",
};

/** True where AWS refused because of a key in AWS KMS. */
export const isKeyTrouble = (reason: string | undefined): reason is string => reason?.startsWith('KMS_') === true;

/** Only an administrator can help: `next` has what to pass on. */
export function keyWords(reason: string): ProblemWords {
  const known = Object.hasOwn(whys, reason);
  return {
    what: (known && whats[reason]) || 'Your organization has a problem with the key of its sign-in.',
    why: (known && whys[reason]) || 'AWS cannot use the key that your organization encrypts sign-ins with.',
    next: `Ask your IT department to check the AWS KMS key of IAM Identity Center (AWS says: ${reason}).`,
  };
}
