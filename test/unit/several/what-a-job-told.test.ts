import { describe, expect, test } from 'vitest';
import { found, hour, noon, sessionWith } from '../state/sample.ts';
import { jobScene, requestOf, signedOut } from './job-scene.ts';

describe('what a job told', () => {
  test('is gone when its session is signed out, and not for what happens to another', async () => {
    const { run, holder } = jobScene();
    await run();
    const acme = holder.state().sessions[0] ?? expect.fail();
    holder.dispatch(found(acme, sessionWith('beta', hour)));
    holder.dispatch(found(acme, sessionWith('beta')));
    expect(holder.state().job?.phase).toBe('done');
    holder.dispatch(found(signedOut, sessionWith('beta')));
    expect(holder.state().job).toBeUndefined();
  });

  test('stays when its session has merely ended, and until it is dismissed', async () => {
    const { run, holder } = jobScene();
    await run();
    holder.dispatch({ type: 'time-passed', now: noon + 6 * hour });
    expect(holder.state().job?.phase).toBe('done');
    holder.dispatch({ type: 'job-dismissed' });
    expect(holder.state().job).toBeUndefined();
  });

  test('of one that runs can not be dismissed', async () => {
    const { jobs, holder } = jobScene();
    await jobs.begin(requestOf());
    holder.dispatch({ type: 'job-dismissed' });
    expect(holder.state().job?.phase).toBe('running');
  });
});
