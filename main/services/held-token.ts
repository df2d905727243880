import { PortalFailure } from '../domain/portal-failure.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import type { Portal } from './portal.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';

export type WithToken = <T>(ask: (token: Token) => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Before a refused sign-in is tried once more. */
const restMs = 300;

/**
 * Asks with a token that is read once and kept. Under load, AWS refuses a good one now and then; and the AWS CLI may have
 * renewed it meanwhile. So a refused token is read anew (or, with `afterRefusal`, renewed) and shown to AWS with the plainest of
 * questions. When that is refused, too, nobody is signed in (a `Problem`), and `afterRefusal` is told; else the refusal counts as a
 * failure of AWS, that may pass.
 */
export function heldToken(
  read: () => Promise<Token | undefined>,
  portal: Pick<Portal, 'accounts'>,
  clock: Clock,
  afterRefusal: (refused: Token, again: boolean) => Promise<Token | undefined> = read,
): WithToken {
  let held: Token | undefined;
  let checking: Promise<void> | undefined;

  const hold = (token: Token | undefined): Token => {
    held = token;
    if (token === undefined) throw signInNeeded();
    return token;
  };

  const check = async (refused: Token, signal: AbortSignal): Promise<void> => {
    await clock.sleep(restMs, signal);
    const token = hold(await afterRefusal(refused, false));
    try {
      await portal.accounts(token, undefined, signal);
    } catch (error) {
      if (!isRefusal(error)) return;
      await afterRefusal(token, sameToken(token, refused));
      throw signInNeeded(error);
    }
  };

  return async (ask, signal) => {
    const token = held ?? hold(await read());
    try {
      return await ask(token);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // Many requests are refused at once when a sign-in ends: one answer will do for all.
      checking ??= check(token, signal).finally(() => {
        checking = undefined;
      });
      await checking;
      throw new PortalFailure('server', 'AWS refused a sign-in that is still good.', { cause: error });
    }
  };
}

const isRefusal = (error: unknown): error is PortalFailure =>
  error instanceof PortalFailure && error.kind === 'unauthorized';
