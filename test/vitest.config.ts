import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './closing-line.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

type Kind = Readonly<{
  name: string;
  order: number;
  seconds: number;
  alone?: boolean;
  isPure?: boolean;
  include?: string[];
  exclude?: string[];
}>;

/** Those that measure time, or have many programs at work at once. */
const busyClients = [
  'keychain-failures',
  'keys-killed',
  'large-organisation',
  'refresh-killed',
  'refresh-stress',
  'sweep',
].map((name) => `test/clients/${name}.test.ts`);

/**
 * Groups run one after the other. What keeps the processors busy, or measures time on the clock, runs alone; a desktop mostly waits, and
 * has a display and a bus of its own; a client has a home and an AWS of its own; a window's script is timed at its quietest.
 */
const project = ({
  name,
  order,
  seconds,
  alone = true,
  isPure = false,
  include = [`test/${name}/**/*.test.{ts,tsx}`],
  exclude = [],
}: Kind) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude,
    testTimeout: seconds * 1000,
    hookTimeout: Math.max(30, seconds) * 1000,
    fileParallelism: !alone,
    // Real programs against the clock: on a shared machine of CI one may stall for seconds. Never here, where it would hide a fault.
    retry: !isPure && process.env.CI !== undefined ? 1 : 0,
    sequence: { groupOrder: order },
  },
});

export default defineConfig({
  root,
  cacheDir: `${root}out/vitest`,
  test: {
    env: { TZ: 'UTC' },
    setupFiles: ['test/loopback-only.ts'],
    // Run as our own code, so that the Electron which it imports can be a stand-in.
    server: { deps: { inline: ['electron-store'] } },
    reporters: ['default', new ClosingLine()],
    passWithNoTests: true,
    // The default leaves one processor idle, of two.
    maxWorkers: availableParallelism(),
    // Of the tests of one file that say they may run side by side.
    maxConcurrency: 4,
    projects: [
      project({ name: 'unit', order: 0, seconds: 20, alone: false, isPure: true }),
      project({ name: 'layers', order: 1, seconds: 60 }),
      project({ name: 'window', order: 2, seconds: 60, alone: false }),
      project({ name: 'security', order: 3, seconds: 60 }),
      project({ name: 'desktop', order: 4, seconds: 90, alone: false }),
      project({ name: 'clients', order: 5, seconds: 120, alone: false, exclude: busyClients }),
      project({ name: 'busy clients', order: 6, seconds: 120, include: busyClients }),
    ],
  },
});
