import { Problem } from '../domain/problem.ts';

/** What a person can do in the window with several accounts at once. */
export function actOnSeveral() {
  const notYet = () => Promise.reject(new Problem('unexpected', { what: 'This is not built yet.' }));
  return {
    beginJob: notYet,
    cancelJob: notYet,
    dismissJob: notYet,
    copyCsv: notYet,
    previewProfiles: notYet,
    deleteSecretFile: notYet,
    keepSecretFile: notYet,
  };
}
