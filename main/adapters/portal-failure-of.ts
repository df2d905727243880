import { PortalFailure, type PortalFailureKind } from '../domain/portal-failure.ts';

/** Names of the portal's refusals (service model of `sso`; ForbiddenException is in no model, yet it comes). */
const kindOfName: Readonly<Record<string, PortalFailureKind>> = {
  TooManyRequestsException: 'throttled',
  ThrottlingException: 'throttled',
  // What STS calls it.
  Throttling: 'throttled',
  UnauthorizedException: 'unauthorized',
  ForbiddenException: 'forbidden',
  AccessDeniedException: 'forbidden',
  ResourceNotFoundException: 'not-found',
  InvalidRequestException: 'invalid',
};

const kindOfStatus: Readonly<Record<number, PortalFailureKind>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
};

type Raised = Readonly<{
  name?: unknown;
  code?: unknown;
  message?: unknown;
  /** Set for whatever AWS answered whole, by the SDK. */
  $fault?: unknown;
  $metadata?: Readonly<{ httpStatusCode?: number; requestId?: string }>;
  $response?: Readonly<{ statusCode?: number }>;
}>;

/** Whatever a call raised, as a `PortalFailure` in plain words. `host` is who was asked. */
export function portalFailureOf(error: unknown, host: string, signal?: AbortSignal): PortalFailure {
  if (error instanceof PortalFailure) return error;
  const cause = { cause: error };
  if (signal?.aborted) return new PortalFailure('cancelled', 'The request was cancelled.', cause);
  const raised = believed(typeof error === 'object' && error !== null ? error : {});
  const name = String(raised.name ?? '').replace(/^.*#/, '');
  const status = raised.$metadata?.httpStatusCode ?? raised.$response?.statusCode;
  const named = Object.hasOwn(kindOfName, name) ? kindOfName[name] : undefined;
  if (named !== undefined) return new PortalFailure(named, `AWS answered: ${messageOf(raised)}`, cause);
  if (status === 429) return new PortalFailure('throttled', 'AWS asks for fewer requests.', cause);
  if (status !== undefined && status >= 500) {
    return new PortalFailure('server', `AWS has a problem of its own (HTTP ${status}).`, cause);
  }
  // A proxy or a network's sign-in page answers 401, 403 and even 200 too: only AWS gives its answers an id.
  const kind = status === undefined ? undefined : kindOfStatus[status];
  if (kind !== undefined && raised.$metadata?.requestId !== undefined) {
    return new PortalFailure(kind, `AWS answered: ${messageOf(raised)}`, cause);
  }
  const lasting = status === 407 || isDistrust(raised);
  return new PortalFailure('unreachable', unreachableText(raised, status, host), { ...cause, lasting });
}

/** The head of an answer whose body broke off is no answer. */
function believed({ name, code, ...rest }: Raised): Raised {
  return rest.$fault === undefined && typeof code === 'string' ? { name, code } : { name, code, ...rest };
}

/** True for an error by which Node says that it trusts no certificate of the other side. */
export const isDistrust = ({ code }: Readonly<{ code?: unknown }>): boolean =>
  /CERT|SELF_SIGNED|SIGNATURE|ISSUER|ALTNAME|^ERR_(TLS|SSL|OSSL)|^EPROTO$/.test(String(code ?? ''));

function unreachableText(raised: Raised, status: number | undefined, host: string): string {
  const code = String(raised.code ?? '');
  if (isDistrust(raised)) {
    return `The TLS certificate of ${host} is not trusted (${code}). If your company inspects traffic, set AWS_CA_BUNDLE to its certificate file.`;
  }
  if (status === 407) return 'The proxy asks for a name and a password: put them into HTTPS_PROXY.';
  if (status !== undefined && status >= 300)
    return `Something on the way to ${host}, such as a proxy, refused the request (HTTP ${status}).`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The address of ${host} can't be looked up.`;
  if (code === 'ECONNREFUSED') return `The connection to ${host} was refused.`;
  if (raised.name === 'TimeoutError' || code === 'ETIMEDOUT') return `${host} does not answer.`;
  if (status !== undefined) return `The answer of ${host} is incomplete, or is not from AWS.`;
  return `The connection to ${host} broke${code === '' ? '' : ` (${code})`}.`;
}

const messageOf = ({ message, name }: Raised): string =>
  typeof message === 'string' && message !== '' ? message : String(name);
