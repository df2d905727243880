import type { Link } from '../domain/link.ts';
import type { Clock } from './ports.ts';
import type { SignInPage } from './sign-in-attempt.ts';

/** Rejects when no browser could be opened (a port). */
export type PageOpener = Readonly<{ openLink(link: Link): Promise<void> }>;

type ShowPorts = Readonly<{ browser: PageOpener; clock: Pick<Clock, 'sleep'> }>;

/** Some openers answer only when the browser is closed again. */
const patienceMs = 3_000;

/** Opens the page of a sign-in; gives whether a browser took it, as far as that is known after three seconds. */
export async function showPage({ browser, clock }: ShowPorts, { url }: Pick<SignInPage, 'url'>): Promise<boolean> {
  const settled = new AbortController();
  const opening = browser.openLink({ kind: 'sign-in', url }).then(
    () => true,
    () => false,
  );
  const waited = clock.sleep(patienceMs, settled.signal).then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([opening, waited]);
  } finally {
    settled.abort();
  }
}
