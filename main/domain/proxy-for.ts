type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an `https:` address, by HTTPS_PROXY and NO_PROXY as the AWS CLI reads them (Python's urllib: lower-case
 * names win, a host or a suffix of it at a dot, `*` for all); undefined for none. Plain HTTP is for endpoints nearby and
 * goes directly: a token must not pass a proxy in the clear.
 */
export function proxyFor(address: URL, env: Env): string | undefined {
  if (address.protocol !== 'https:') return undefined;
  const proxy = variable(env, 'https_proxy');
  if (proxy === undefined || bypasses(address, variable(env, 'no_proxy') ?? '')) return undefined;
  return /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy.replace(/^\/\//, '')}`;
}

function variable(env: Env, name: string): string | undefined {
  // An empty lower-case one switches the upper-case one off.
  const value = env[name] ?? env[name.toUpperCase()];
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function bypasses(address: URL, list: string): boolean {
  if (list === '*') return true;
  const host = address.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return list
    .split(',')
    .map((name) => name.trim().toLowerCase().replace(/^\.+/, ''))
    .filter((name) => name !== '')
    .some((name) => host === name || address.host.toLowerCase() === name || host.endsWith(`.${name}`));
}
