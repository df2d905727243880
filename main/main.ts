/**
 * The door. A verb does its work here, at top level, before Chromium starts (Electron waits for an ES module's
 * top-level await), so it needs no display. Otherwise the tray app starts.
 */
import process from 'node:process';
import { ownArguments } from './cli/own-arguments.ts';
import { exitCodes } from './domain/exit-code.ts';

const args = ownArguments(process.argv, process.defaultApp === true);

if (args.length > 0) {
  const [{ runVerb }, { standardStreams }] = await Promise.all([
    import('./headless.ts'),
    import('./adapters/standard-streams.ts'),
  ]);
  const streams = standardStreams(process.stdout, process.stderr);
  const exitCode = await runVerb(args, { out: streams.out, err: streams.err, env: process.env });
  const failure = await streams.flushed();
  if (failure === undefined) process.exit(exitCode);
  streams.err(`daypass: The answer could not be written. ${failure.message}\n`);
  await streams.flushed();
  process.exit(exitCodes.file);
}

// Awaited, because what the app must say before Chromium starts has to be said before this module ends.
const { startApp } = await import('./app.ts');
startApp();
