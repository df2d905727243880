import { readFile } from 'node:fs/promises';
import tls from 'node:tls';

/** Where Linux distributions keep the authorities that an administrator can add to; the first one that is there counts. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The authorities that come with Node, and those of the system's store, where a company's own may be: by Node itself
 * (from 22.15), else, on Linux, from the files of the store.
 */
export async function trustedRoots(bundles: readonly string[] = systemBundles): Promise<string[]> {
  const ask: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof ask === 'function') return [...new Set<string>([...ask('default'), ...ask('system')])];
  for (const path of bundles) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.includes('-----BEGIN')) return [...tls.rootCertificates, text];
  }
  return [...tls.rootCertificates];
}
