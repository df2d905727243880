import { createHash } from 'node:crypto';
import { type Call, type Reply, xml } from './message.ts';
import { isSignedWith, signedBy } from './sigv4.ts';
import type { IssuedCredentials, World } from './world.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
const version = '2011-06-15';
/** How far the signer's clock may be off. */
const skewMs = 15 * 60_000;

const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A refusal in the query protocol's shape. */
export function stsError(status: number, code: string, message: string): Reply {
  const type = status < 500 ? 'Sender' : 'Receiver';
  const requestId = crypto.randomUUID();
  const refusal = xml(
    status,
    `<ErrorResponse xmlns="${namespace}">\n  <Error>\n    <Type>${type}</Type>\n    <Code>${xmlText(code)}</Code>\n` +
      `    <Message>${xmlText(message)}</Message>\n  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`,
  );
  return { ...refusal, headers: { ...refusal.headers, 'x-amzn-requestid': requestId } };
}

const invalidToken = (): Reply =>
  stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');

/** The credentials that the call was signed with, or why it is refused. */
function signerOf(call: Call, world: World): IssuedCredentials | Reply {
  const header = call.headers.authorization;
  if (header === undefined) {
    return stsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  const by = signedBy(header);
  if (by === undefined || !by.scope.endsWith('/sts/aws4_request')) {
    return stsError(400, 'IncompleteSignature', 'The request signature does not conform to AWS standards.');
  }
  const issued = world.credentials.get(by.accessKeyId);
  if (issued === undefined || call.headers['x-amz-security-token'] !== issued.sessionToken) return invalidToken();
  if (issued.expiresAt <= world.now()) {
    return stsError(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  const stamp = String(call.headers['x-amz-date'] ?? '');
  const signedAt = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(signedAt - world.now()) <= skewMs)) {
    return stsError(403, 'SignatureDoesNotMatch', `Signature expired: ${stamp} is too far from the server's time`);
  }
  if (!isSignedWith(call, by, issued.secretAccessKey)) {
    return stsError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. ' +
        'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  return issued;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The IAM role behind a permission set ends in sixteen hex digits, different in each account. */
export function assumedRoleArn(accountId: string, role: string, user: string): string {
  const suffix = digest(`${accountId} ${role}`).slice(0, 16);
  return `arn:aws:sts::${accountId}:assumed-role/AWSReservedSSO_${role}_${suffix}/${user}`;
}

export function getCallerIdentity(call: Call, world: World): Reply {
  const parameters = call.method === 'GET' ? call.query : new URLSearchParams(call.body);
  const action = parameters.get('Action') ?? '';
  if (action !== 'GetCallerIdentity' || parameters.get('Version') !== version) {
    const what = `Could not find operation ${action} for version ${parameters.get('Version') ?? 'NO_VERSION_SPECIFIED'}`;
    return stsError(400, 'InvalidAction', what);
  }
  const signer = signerOf(call, world);
  if ('status' in signer) return signer;
  const { accountId, role } = signer;
  const roleId = `AROA${digest(`id ${accountId} ${role}`).slice(0, 17).toUpperCase()}`;
  return xml(
    200,
    `<GetCallerIdentityResponse xmlns="${namespace}">\n  <GetCallerIdentityResult>\n` +
      `    <Arn>${xmlText(assumedRoleArn(accountId, role, world.user))}</Arn>\n` +
      `    <UserId>${roleId}:${xmlText(world.user)}</UserId>\n    <Account>${accountId}</Account>\n` +
      `  </GetCallerIdentityResult>\n  <ResponseMetadata>\n    <RequestId>${crypto.randomUUID()}</RequestId>\n` +
      '  </ResponseMetadata>\n</GetCallerIdentityResponse>\n',
  );
}
