import { randomUUID } from 'node:crypto';
import { awsSts } from './adapters/aws-sts.ts';
import type { Places } from './adapters/places.ts';
import { chooseSavePath } from './adapters/save-dialog.ts';
import { secretDigest, secretFile } from './adapters/secret-file.ts';
import { secretFileRecord } from './adapters/secret-file-record.ts';
import type { StsClientOptions } from './adapters/sts-client.ts';
import { secretFileName } from './domain/secret-file-name.ts';
import { actOnSeveral } from './services/act-on-several.ts';
import type { StateHolder } from './services/hold-state.ts';
import { keepSecretFiles } from './services/keep-secret-files.ts';
import type { NoteActivity } from './services/note-activity.ts';
import { previewProfiles } from './services/preview-profiles.ts';
import type { ProblemFor } from './services/problem-for.ts';
import { fileJob } from './services/several-file.ts';
import { severalJobs } from './services/several-jobs.ts';
import { type ProfilesJobPorts, profilesJob } from './services/several-profiles.ts';
import { verifyJob } from './services/several-verify.ts';
import { type SweepPorts, sweepCredentials } from './services/sweep-credentials.ts';
import { verifyAccess } from './services/verify-access.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Pick<ProfilesJobPorts, 'profiles'> &
  Readonly<{
    holder: StateHolder;
    places: Places;
    portal: SweepPorts;
    aws: Omit<StsClientOptions, 'timeoutMs'>;
    problemFor: ProblemFor;
    note: NoteActivity;
    label(path: string): string;
    /** Puts text without a secret on the clipboard. */
    copyText(text: string): Promise<void>;
  }>;

/** Jobs over several accounts, and the files that they wrote. */
export function severalHere({ holder, places, portal, aws, profiles, problemFor, note, label, copyText }: Here) {
  const sweep = sweepCredentials(portal);
  const verify = verifyAccess({ sweep, identify: awsSts({ ...aws, timeoutMs }), clock: portal.clock });
  const record = secretFileRecord(places.home);
  const file = (path: string) => secretFile(path);
  const files = keepSecretFiles({ holder, record, file, label, digest: secretDigest, newId: randomUUID });
  const choosePlace = (role: string) =>
    chooseSavePath({
      title: 'Save credentials',
      name: secretFileName(role, new Date()),
      filter: { name: 'JSON', extensions: ['json'] },
      folder: 'downloads',
    });
  const jobs = severalJobs({
    holder,
    problemFor,
    async prepare(request) {
      if (request.job === 'profiles') return profilesJob(request, { profiles, sweep, note });
      if (request.job === 'file') return fileJob(request.role, { sweep, choosePlace, file, files, note });
      return verifyJob({ verify, note });
    },
  });
  const look = () => files.look().catch((error) => void problemFor('Looking for files with credentials', error));
  files.begin().catch((error) => void problemFor('Looking for files with credentials', error));
  return {
    actions: actOnSeveral({
      holder,
      jobs: { ...jobs, begin: tokensHere(places).anew(jobs.begin) },
      files,
      previewProfiles: (request) => previewProfiles(request, { holder, profiles }),
      copyText,
    }),
    /** Somebody looks, or the machine slept: files that a person took away are told no more. */
    look: (): void => void look(),
    busy: jobs.busy,
    leave: jobs.leave,
    stop: jobs.stop,
  };
}

/** How long an answer of STS may take: others wait meanwhile. */
const timeoutMs = 15_000;
