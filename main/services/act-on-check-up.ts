import type { CheckUpView } from '../../preload/contract.ts';
import { checkUpText, checkUpView, findingId } from '../domain/doctor/check-up-view.ts';
import type { Mended } from '../domain/doctor/finding.ts';
import { Problem } from '../domain/problem.ts';
import type { CheckUp } from './doctor/check-up.ts';

export type CheckUpActPorts = Readonly<{
  /** Loaded when it is first asked for. */
  doctor(): Promise<CheckUp>;
  /** Puts text without a secret on the clipboard. */
  copyText(text: string): Promise<void>;
  /** What the text begins with. */
  heading(): string;
}>;

/** What a person can do in the window about the check-up. The promises reject with a `Problem`. */
export function actOnCheckUp({ doctor, copyText, heading }: CheckUpActPorts) {
  let look = 0;
  let last: readonly Mended[] = [];

  function show(findings: readonly Mended[]): CheckUpView {
    look += 1;
    last = findings;
    return checkUpView(findings, look);
  }

  return {
    lookAround: async (): Promise<CheckUpView> => show(await (await doctor()).look()),
    async mendFindings(ids: readonly string[]): Promise<CheckUpView> {
      const wanted = last.filter((_, at) => ids.includes(findingId(look, at)));
      if (wanted.length !== new Set(ids).size) throw outdated();
      const isWanted = (one: Mended) => wanted.some(({ check, what }) => check === one.check && what === one.what);
      return show(await (await doctor()).mend(isWanted));
    },
    copyCheckUp: (): Promise<void> => copyText(checkUpText(heading(), last)),
  };
}

const outdated = (): Problem =>
  new Problem('conflict', { what: 'This was looked at again meanwhile.', next: 'Look at what is found now.' });
