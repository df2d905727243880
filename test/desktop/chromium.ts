import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian packs apart what has no window, and starts in a third of the time. */
const programs = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** It looks nothing up by itself. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, without a window. Its sandbox is off for root alone, for whom it does not start. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? programs.find((program) => existsSync(program)) ?? 'chromium',
    args: quiet,
    chromiumSandbox: process.getuid?.() !== 0,
  });
