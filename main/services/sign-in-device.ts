import { OidcFailure } from '../domain/oidc-failure.ts';
import type { ClientRegistrations } from './client-registration.ts';
import type { DeviceAuthorization, IssuedToken, Oidc } from './oidc.ts';
import type { Clock } from './ports.ts';
import { type Attempt, registrationWish } from './sign-in-attempt.ts';
import { mayPass } from './spend-code.ts';
import { withinLimit } from './within-limit.ts';

export type DeviceSignInPorts = Readonly<{
  oidc: Pick<Oidc, 'startDevice' | 'tokenByDevice'>;
  registrations: ClientRegistrations;
  clock: Clock;
}>;

/** Signs in with a code that the person compares or types, on this device or another one (RFC 8628). */
export async function signInByDevice(ports: DeviceSignInPorts, attempt: Attempt): Promise<void> {
  const { oidc, registrations, clock } = ports;
  const { session, portalUrl: startUrl, signal } = attempt;
  const { region } = session;
  const wish = registrationWish(attempt, 'device');
  const { client, device } = await registrations.use(wish, signal, async (registration) => ({
    client: registration,
    device: await oidc.startDevice(region, { client: registration, startUrl }, signal),
  }));
  const ms = Math.max(0, device.expiresAt - clock.now());
  let trouble: unknown;
  const over = (): Error => (mayPass(trouble) ? (trouble as OidcFailure) : codeExpired());
  const issued = await withinLimit({ clock, ms, signal, over }, async (within) => {
    const { userCode, verificationUriComplete: url, expiresAt: endsAt } = device;
    await attempt.show({ way: 'device', url, userCode, endsAt });
    const ask = () => oidc.tokenByDevice(region, { client, deviceCode: device.deviceCode }, within);
    return poll({ clock, ask, onTrouble: (error) => (trouble = error) }, device, within);
  });
  await attempt.keep(client, issued);
}

const codeExpired = () => new OidcFailure('expired_token', 'Nobody allowed access with the code in time.');

const leastIntervalMs = 1_000;
const slowDownMs = 5_000;
const longestPauseMs = 30_000;

type Polling = Readonly<{
  clock: Pick<Clock, 'sleep'>;
  ask: () => Promise<IssuedToken>;
  /** Told how the last question went wrong, undefined when it did not. */
  onTrouble: (error: unknown) => void;
}>;

/**
 * Asks for the token until it is there or refused (RFC 8628, 3.5): once an interval, five seconds longer after each
 * `slow_down`, and ever more rarely while AWS cannot be reached.
 */
async function poll(
  { clock, ask, onTrouble }: Polling,
  { intervalMs }: Pick<DeviceAuthorization, 'intervalMs'>,
  signal: AbortSignal,
): Promise<IssuedToken> {
  let interval = Math.max(leastIntervalMs, intervalMs);
  for (let pause = interval; ; ) {
    await clock.sleep(pause, signal);
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof OidcFailure) || signal.aborted) throw error;
      onTrouble(error);
      if (error.kind === 'slow_down') interval += slowDownMs;
      else if (error.kind !== 'authorization_pending' && !mayPass(error)) throw error;
      pause = mayPass(error) ? Math.max(interval, Math.min(pause * 2, longestPauseMs)) : interval;
    }
  }
}
