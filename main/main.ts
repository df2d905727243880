/**
 * The door. A verb does its work here, at top level, before Chromium starts (Electron waits for an ES module's
 * top-level await), so it needs no display. Otherwise the tray app starts.
 */
import process from 'node:process';
import { ownArguments } from './cli/own-arguments.ts';

const args = ownArguments(process.argv, process.defaultApp === true);

if (args.length > 0) {
  const [{ runVerb }, { standardStreams }] = await Promise.all([
    import('./headless.ts'),
    import('./adapters/standard-streams.ts'),
  ]);
  const streams = standardStreams(process.stdout, process.stderr);
  const exitCode = await runVerb(args, { out: streams.out, err: streams.err, env: process.env });
  await streams.flushed();
  process.exit(exitCode);
}

// Awaited, because what the app must say before Chromium starts has to be said before this module ends.
const { startApp } = await import('./app.ts');
startApp();
