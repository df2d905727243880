import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../remove-folder.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const built = await mkdtemp(join(tmpdir(), 'daypass-door-'));

afterAll(() => removeFolder(built));

// The door as it is shipped, without the tray app behind it; a verb needs no Electron, so plain Node can open it.
beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: built,
      emptyOutDir: true,
      rolldownOptions: {
        input: join(root, 'main', 'main.ts'),
        external: ['electron', /\/app\.ts$/],
        output: { format: 'es', entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}, 30_000);

async function homeWithSessions(count: number): Promise<string> {
  const home = await temporaryFolder();
  await mkdir(join(home, '.aws'));
  const sections = Array.from(
    { length: count },
    (_, index) =>
      `[sso-session s${index}]\nsso_start_url = https://s${index}.awsapps.com/start\nsso_region = us-east-1\n`,
  );
  await writeFile(join(home, '.aws', 'config'), sections.join(''));
  return home;
}

function daypass(home: string, ...args: string[]) {
  const asElectronDoes = 'data:text/javascript,process.defaultApp=true';
  return spawn(process.execPath, ['--import', asElectronDoes, join(built, 'main.mjs'), ...args], {
    env: { HOME: home, USERPROFILE: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const exitOf = (child: ReturnType<typeof daypass>) => new Promise((resolve) => child.on('close', resolve));

test('an answer of over 1 MB reaches a slow reader whole', async () => {
  const child = daypass(await homeWithSessions(6000), 'status', '--json');
  const exit = exitOf(child);
  await pause(400);
  const answer = await text(child.stdout);
  expect(answer.length).toBeGreaterThan(1_000_000);
  expect(JSON.parse(answer).sessions).toHaveLength(6000);
  expect(await exit).toBe(0);
});

test('a reader that stops reading is no error', async () => {
  const child = daypass(await homeWithSessions(6000), 'status', '--json');
  const exit = exitOf(child);
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await text(child.stderr)).toBe('');
  expect(await exit).toBe(0);
});

test('wrong usage ends with 2, with nothing on stdout', async () => {
  const child = daypass(await homeWithSessions(0), 'statsu');
  const exit = exitOf(child);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect({ out, err, code: await exit }).toEqual({
    out: '',
    err: 'daypass: There is no verb "statsu". Did you mean `daypass status`?\n',
    code: 2,
  });
});
