import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IdentityCenter } from './identity-center.ts';

/** A home folder of a person who has set up one session with the sample organisation, and has not signed in yet. */
export async function demoHome(organisation: IdentityCenter, home?: string) {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'daypass-demo-')));
  await mkdir(join(folder, '.aws'), { recursive: true, mode: 0o700 });
  await writeFile(
    join(folder, '.aws', 'config'),
    `# the sample organisation
[sso-session acme]
sso_start_url = ${organisation.startUrl}
sso_region = ${organisation.region}
sso_registration_scopes = sso:account:access
`,
    { mode: 0o600 },
  );
  return {
    folder,
    tokenCache: join(folder, '.aws', 'sso', 'cache'),
    config: join(folder, '.aws', 'config'),
    /** What leads the app and its verbs to this home and this organisation. */
    env: {
      HOME: folder,
      USERPROFILE: folder,
      DAYPASS_HOME: join(folder, 'daypass'),
      AWS_CONFIG_FILE: undefined,
      AWS_SHARED_CREDENTIALS_FILE: undefined,
      ...organisation.env(),
    },
  };
}

export type DemoHome = Awaited<ReturnType<typeof demoHome>>;
