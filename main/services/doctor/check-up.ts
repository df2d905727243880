import { afterMending } from '../../domain/doctor/after-mending.ts';
import type { Finding, Mended } from '../../domain/doctor/finding.ts';
import type { Examined, Outside } from './examine.ts';

export type CheckUpPorts = Readonly<{
  /** Looks at everything; what was heard from outside of this machine need not be asked for again. */
  examine(heard?: Partial<Outside>): Promise<Examined>;
  mend(findings: readonly Finding[]): Promise<readonly Mended[]>;
}>;

export type CheckUp = Readonly<{
  /** Looks at everything anew. */
  look(): Promise<readonly Finding[]>;
  /**
   * Mends what is wanted of what was found last, and looks again: what is told then is what is so, not what was tried. Never rejects.
   */
  mend(isWanted: (finding: Finding) => boolean): Promise<readonly Mended[]>;
}>;

/** Looking at this machine, mending, and looking again. */
export function checkUp({ examine, mend }: CheckUpPorts): CheckUp {
  let last: Examined | undefined;

  async function look(): Promise<readonly Finding[]> {
    last = await examine();
    return last.findings;
  }

  return {
    look,
    async mend(isWanted) {
      const found = last?.findings ?? (await look());
      const wanted = found.filter((finding) => finding.mend !== undefined && isWanted(finding));
      if (wanted.length === 0) return found;
      const tried = await mend(wanted);
      const { looked, ...outside } = last?.outside ?? {};
      const isSame = wanted.every(({ mend }) => mend?.kind !== 'remove-items');
      last = await examine({ ...outside, ...(isSame && looked && { looked }) });
      return afterMending(tried, last.findings);
    },
  };
}
