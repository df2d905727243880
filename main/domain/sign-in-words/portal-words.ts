import type { ProblemWords } from '../problem.ts';
import type { SignInContext } from './context.ts';

/** True where the start page names another region than the session does. */
export const portalIsElsewhere = ({ session, portalRegion }: SignInContext): boolean =>
  portalRegion !== undefined && portalRegion !== session.region;

/**
 * AWS does not know this start URL in this region. It says so in one way for a wrong region and for a portal that was renamed
 * (aws/aws-cli issue 7129): where the start page was asked, its answer tells them apart.
 */
export function unknownPortalWords(context: SignInContext): ProblemWords {
  const { session, portalRegion } = context;
  const { name, region, startUrl } = session;
  if (portalIsElsewhere(context)) {
    return {
      what: `The portal of "${name}" is in another region.`,
      why: `The session says ${region}, but the start page says ${portalRegion}.`,
      next: `Change the region of this session to ${portalRegion} (sso_region in the AWS config file), then sign in again; or add the start URL once more, with that region.`,
    };
  }
  if (portalRegion !== undefined) {
    return {
      what: `AWS does not know the address ${startUrl} for signing in.`,
      why: 'Its page is there, so it was probably renamed, perhaps only just now.',
      next: 'Try again in a few minutes. If it stays, ask your IT department for the present start URL.',
    };
  }
  return {
    what: `AWS does not know the address ${startUrl} in the region ${region}.`,
    why: 'The region is another one, or the portal was renamed.',
    next: 'Ask your IT department for the start URL and its region, and compare both with those of this session.',
  };
}
