import type { ProfilesPreview, ProfilesRequest } from '../../preload/contract.ts';
import { Problem } from '../domain/problem.ts';
import { verifiedCsv } from '../domain/verified-csv.ts';
import type { StateHolder } from './hold-state.ts';
import type { SecretFileKeeper } from './keep-secret-files.ts';
import type { SeveralJobs } from './several-jobs.ts';

export type SeveralActPorts = Readonly<{
  holder: StateHolder;
  jobs: Pick<SeveralJobs, 'begin' | 'cancel'>;
  files: Pick<SecretFileKeeper, 'remove' | 'keep'>;
  previewProfiles(request: ProfilesRequest): Promise<ProfilesPreview>;
  /** Puts text without a secret on the clipboard. */
  copyText(text: string): Promise<void>;
}>;

/** What a person can do in the window with several accounts at once. The promises reject with a `Problem`. */
export function actOnSeveral({ holder, jobs, files, previewProfiles, copyText }: SeveralActPorts) {
  return {
    beginJob: jobs.begin,
    cancelJob: jobs.cancel,
    dismissJob: (): void => holder.dispatch({ type: 'job-dismissed' }),
    async copyCsv(): Promise<void> {
      const { job } = holder.state();
      if (job?.job !== 'verify' || job.phase !== 'done') throw nothingToCopy();
      await copyText(verifiedCsv(job.rows));
    },
    previewProfiles,
    deleteSecretFile: files.remove,
    keepSecretFile: files.keep,
  };
}

const nothingToCopy = (): Problem => new Problem('usage', { what: 'There is no table to copy.' });
