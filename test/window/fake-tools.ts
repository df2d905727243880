import type { ActivityList, CheckUpView } from '../../preload/contract.ts';

export type FakeTools = {
  activity: ActivityList;
  checkUp: CheckUpView;
  /** When set, looking and mending wait for it. */
  waits?: Promise<void>;
  /** False: mending fails. */
  mends: boolean;
};

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the platform's own
  interface Window {
    tools: FakeTools;
  }
}

/** The part of the working app that has to do with the record and the check-up. It is sent to the page as text, after `fakeBridge`. */
export function fakeTools(): void {
  const { answer } = window.app;
  const tools: FakeTools = {
    activity: { file: '~/.config/daypass/activity.jsonl', uses: [], hasMore: false },
    checkUp: { findings: [], more: 0 },
    mends: true,
  };
  window.tools = tools;
  Object.assign(window.daypass, {
    'activity.list': () => answer('activity.list', undefined, () => structuredClone(tools.activity)),
    'activity.exportCsv': () => answer('activity.exportCsv', undefined, { file: '~/Downloads/daypass-activity.csv' }),
    'doctor.look': async () => {
      await tools.waits;
      return answer('doctor.look', undefined, () => structuredClone(tools.checkUp));
    },
    'doctor.mend': async (input: { ids: string[] }) => {
      await tools.waits;
      return answer('doctor.mend', input, () => {
        tools.checkUp.findings = tools.checkUp.findings.map((finding) => {
          if (!input.ids.includes(finding.id)) return finding;
          return tools.mends
            ? { ...finding, status: 'ok', fixable: false, fixed: true }
            : { ...finding, fixed: false, why: 'The disk is read-only.' };
        });
        return structuredClone(tools.checkUp);
      });
    },
    'doctor.copy': () => answer('doctor.copy', undefined, undefined),
  });
}
