import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The first, which Debian packs apart, is the same engine without windows, and starts in a third of the time. */
const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser'].map((name) => `/usr/bin/${name}`);

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
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? programs.find((program) => existsSync(program));
  if (executablePath === undefined) throw new Error(`There is no Chromium: none of ${programs.join(', ')}.`);
  return chromium.launch({ executablePath, args: quiet, chromiumSandbox: process.getuid?.() !== 0 });
}
