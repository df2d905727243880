import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { runVerb } from '../../../main/headless.ts';
import { followPage } from '../../identity-center/follow-page.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

/** AWS, and a home in which nobody signed in yet: new ones for each test of a file that imports this. */
export let center: IdentityCenter;
export let home: string;
export let cache: string;

beforeEach(async () => {
  center = await startIdentityCenter();
  home = await temporaryFolder();
  cache = join(home, '.aws', 'sso', 'cache');
});
afterEach(() => center.stop());

export const session = () =>
  `[sso-session acme]\nsso_start_url = ${center.startUrl}\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`;

export async function configured(text: string): Promise<void> {
  await mkdir(join(home, '.aws'), { recursive: true, mode: 0o700 });
  await writeFile(join(home, '.aws', 'config'), text);
}

/** Runs the verb, and does what its person would once it shows a link. */
export async function signIn(
  args: readonly string[] = [],
  onLink: (link: string, said: string) => unknown = (link) => followPage(link),
  env: Record<string, string> = {},
) {
  let [out, err] = ['', ''];
  let seen = false;
  const person: unknown[] = [];
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => {
      err += text;
      const link = /^http.*$/m.exec(err)?.[0];
      const isWhole = link !== undefined && (link.includes('/authorize?') || err.includes('shows this code'));
      if (isWhole && !seen) {
        seen = true;
        person.push(onLink(link, err));
      }
    },
    env: { HOME: home, USERPROFILE: home, ...center.env(), ...env },
  };
  const code = await runVerb(['sign-in', ...(env.BROWSER === undefined ? ['--no-browser'] : []), ...args], io);
  return { code, out, err, pages: (await Promise.all(person)) as Response[] };
}
