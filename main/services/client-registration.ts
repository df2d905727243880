import { isClientRefused } from '../domain/client-refused.ts';
import { OidcFailure } from '../domain/oidc-failure.ts';
import { type RegistrationKey, registrationFileName } from '../domain/registration-file-name.ts';
import { readRegistration, registrationText } from '../domain/registration-record.ts';
import type { ClientRegistration, Oidc } from './oidc.ts';
import type { Clock } from './ports.ts';
import type { RegistrationCache } from './registration-cache.ts';

export type RegistrationPorts = Readonly<{
  oidc: Pick<Oidc, 'register'>;
  registrations: RegistrationCache;
  clock: Pick<Clock, 'now'>;
}>;

/** A registration for one sign-in: where it is kept, what it must be good for. No scopes: those of a legacy session. */
export type RegistrationWish = Readonly<{
  key: RegistrationKey;
  /** The start URL as AWS knows it; the key has it as configured. */
  portalUrl: string;
  grant: ClientRegistration['grant'];
  scopes?: readonly string[];
}>;

export type ClientRegistrations = Readonly<{
  /**
   * Runs `work` with a registration: one that is kept, else a new one. Where AWS no longer knows the kept one, `work` runs
   * once more with a new one. Rejects as `work` and `Oidc.register` do.
   */
  use<T>(
    wish: RegistrationWish,
    signal: AbortSignal,
    work: (registration: ClientRegistration, kept: boolean) => Promise<T>,
  ): Promise<T>;
  /** Has the next sign-in register anew; the registration stays where it is kept, for who knows that it is good. */
  doubt(wish: RegistrationWish, registration: ClientRegistration): void;
  /** Takes away what is doubted, at the end of the process: the next one would know nothing of it, and be stuck with it. */
  forgetDoubted(): Promise<void>;
  /** Takes the registration away where it is kept, so that no sign-in uses it again. */
  forget(wish: RegistrationWish, registration: ClientRegistration): Promise<void>;
}>;

/** botocore does not use a registration either that has less life left than this. */
const leastLifeMs = 15 * 60_000;

/** The client registrations on this machine, those of the AWS CLI among them. */
export function clientRegistrations({ oidc, registrations, clock }: RegistrationPorts): ClientRegistrations {
  const doubted = new Map<string, RegistrationWish>();

  const readFrom = async (file: string): Promise<ClientRegistration | undefined> => {
    // What can't be read is had anew: one more request, and nothing that a person could do better.
    const text = await registrations.read(file).catch(() => undefined);
    return text === undefined ? undefined : readRegistration(text);
  };

  const isGood = (found: ClientRegistration, { grant, scopes }: RegistrationWish): boolean =>
    found.grant === grant &&
    found.expiresAt - clock.now() >= leastLifeMs &&
    sameSet(found.scopes, scopes) &&
    !doubted.has(found.clientId);

  async function keptFor(wish: RegistrationWish): Promise<ClientRegistration | undefined> {
    for (const file of filesOf(wish)) {
      const found = await readFrom(file);
      if (found !== undefined && isGood(found, wish)) return found;
    }
    return undefined;
  }

  async function registerFor(wish: RegistrationWish, signal: AbortSignal): Promise<ClientRegistration> {
    const { key, portalUrl: startUrl, grant, scopes } = wish;
    const { region, sessionName } = key;
    const registration = await oidc.register(
      region,
      { startUrl, grant, ...(sessionName !== undefined && { sessionName }), ...(scopes !== undefined && { scopes }) },
      signal,
    );
    const file = await placeFor(wish);
    const record = { ...registration, ...(scopes !== undefined && { scopes }) };
    // Nobody's sign-in fails because a file could not be written that saves one request.
    await registrations.write(file, registrationText(record)).catch(() => undefined);
    return record;
  }

  async function forget(wish: RegistrationWish, clientId: string): Promise<void> {
    for (const file of filesOf(wish)) {
      const there = await readFrom(file);
      if (there?.clientId === clientId) await registrations.remove(file).catch(() => undefined);
    }
  }

  async function placeFor({ key, grant }: RegistrationWish): Promise<string> {
    const shared = registrationFileName(key);
    if (grant === 'device') return shared;
    // AWS CLIs before 2.22 take whatever lies there for the device flow, and AWS would refuse them.
    const there = await readFrom(shared);
    return there?.grant === 'authorization-code' ? shared : registrationFileName(key, 'daypass');
  }

  return {
    async use(wish, signal, work) {
      const kept = await keptFor(wish);
      if (kept !== undefined) {
        try {
          return await work(kept, true);
        } catch (error) {
          if (!(error instanceof OidcFailure && isClientRefused(error)) || signal.aborted) throw error;
        }
      }
      return work(await registerFor(wish, signal), false);
    },
    doubt: (wish, { clientId }) => void doubted.set(clientId, wish),
    async forgetDoubted() {
      for (const [clientId, wish] of doubted) await forget(wish, clientId);
    },
    forget: (wish, { clientId }) => forget(wish, clientId),
  };
}

/** Where it may be kept: where the AWS CLI keeps it, and for the authorization code where only we do. */
function filesOf({ key, grant }: RegistrationWish): readonly string[] {
  const shared = registrationFileName(key);
  return grant === 'device' ? [shared] : [shared, registrationFileName(key, 'daypass')];
}

function sameSet(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
