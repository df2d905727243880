import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from './message.ts';

/** The parts of an `Authorization: AWS4-HMAC-SHA256 …` header. */
export type SignedBy = Readonly<{
  accessKeyId: string;
  /** `date/region/service/aws4_request` */
  scope: string;
  headers: readonly string[];
  signature: string;
}>;

export function signedBy(authorization: string): SignedBy | undefined {
  const shape =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8}\/[^/,\s]+\/[^/,\s]+\/aws4_request),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;
  const [, accessKeyId, scope, headers, signature] = shape.exec(authorization) ?? [];
  if (!accessKeyId || !scope || !headers || !signature) return undefined;
  return { accessKeyId, scope, headers: headers.split(';'), signature };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function canonicalRequest(call: Call, headers: readonly string[]): string {
  const query = [...call.query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const values = headers.map(
    (name) =>
      `${name}:${String(call.headers[name] ?? '')
        .trim()
        .replaceAll(/\s+/g, ' ')}\n`,
  );
  // The path is encoded once more than it came, as for every service but S3.
  const path = call.path.split('/').map(encode).join('/');
  return [call.method, path, query, values.join(''), headers.join(';'), sha256(call.body)].join('\n');
}

/** The signature that `secret` gives for this call (AWS General Reference, "Create a signed AWS API request"), in hex. */
export function signatureOf(call: Call, by: SignedBy, secret: string): string {
  const amzDate = String(call.headers['x-amz-date'] ?? '');
  const toSign = ['AWS4-HMAC-SHA256', amzDate, by.scope, sha256(canonicalRequest(call, by.headers))].join('\n');
  const key = by.scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

/** Whether the call was signed with `secret`, its host, date and session token among what is signed. */
export function isSignedWith(call: Call, by: SignedBy, secret: string): boolean {
  const day = String(call.headers['x-amz-date'] ?? '').slice(0, 8);
  const must = ['host', 'x-amz-date', ...('x-amz-security-token' in call.headers ? ['x-amz-security-token'] : [])];
  if (!must.every((name) => by.headers.includes(name)) || !by.scope.startsWith(`${day}/`)) return false;
  return timingSafeEqual(Buffer.from(signatureOf(call, by, secret)), Buffer.from(by.signature));
}
