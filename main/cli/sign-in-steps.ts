import type { SignInListener, SignInStep } from '../services/sign-in.ts';

/** Tells a person in a terminal what to do at each step of a sign-in, and nothing twice. */
export function stepTeller(line: (text: string) => void): SignInListener {
  let told = '';
  return (step) => {
    const lines = linesOf(step);
    const text = lines.join('\n');
    if (text === told) return;
    told = text;
    for (const one of lines) line(one);
  };
}

function linesOf(step: SignInStep): readonly string[] {
  const { url, opened } = step;
  if (step.way === 'browser') {
    return opened
      ? ['Allow access in your browser, within 5 minutes. If no page opened, open this link on this computer:', url]
      : ['No browser was opened. Open this link on this computer, and allow access within 5 minutes:', url];
  }
  return [
    opened
      ? 'Allow access in your browser. If no page opened, open this link, here or on another device:'
      : 'Open this link, here or on another device, and allow access:',
    url,
    `Allow it only if the page shows this code: ${step.userCode}`,
  ];
}
