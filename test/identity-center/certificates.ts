import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

/** An authority of its own, living in memory; `certificate` is what clients have to trust (PEM). */
export type Authority = Readonly<{
  certificate: string;
  /** Key and certificate for one host name, made at first need. */
  contextFor(host: string): Promise<SecureContext>;
}>;

const keys = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

export async function newAuthority(): Promise<Authority> {
  const ca = await generate([{ name: 'commonName', value: 'Stand-in for IAM Identity Center' }], {
    ...keys,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const contexts = new Map<string, Promise<SecureContext>>();

  async function issue(host: string): Promise<SecureContext> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: host.slice(0, 64) }], {
      ...keys,
      ca: { key: ca.private, cert: ca.cert },
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    });
    return createSecureContext({ key, cert });
  }

  return {
    certificate: ca.cert,
    contextFor(host) {
      const known = contexts.get(host) ?? issue(host);
      contexts.set(host, known);
      return known;
    },
  };
}
