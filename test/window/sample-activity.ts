import type { ActivityList, UseView } from '../../preload/contract.ts';

const noon = Date.UTC(2026, 10, 12, 12);
const dataLake = { accountId: '222222222222', name: 'Data Lake' };
const production = { accountId: '111111111111', name: 'Production' };

const use = (day: string, time: string, more: Pick<UseView, 'use' | 'text'> & Partial<UseView>): UseView => ({
  at: noon,
  day,
  time,
  sessionName: 'acme',
  role: 'AWSReadOnlyAccess',
  accounts: [dataLake],
  ...more,
});

/** Two days of work. */
export const sampleActivity: ActivityList = {
  file: '~/.config/daypass/activity.jsonl',
  hasMore: false,
  uses: [
    use('Today', '11:52', { use: 'process', text: 'Given to aws, by its profile' }),
    use('Today', '11:40', { use: 'copy', text: 'Copied as PowerShell', accounts: [production], role: 'S3-Uploader' }),
    use('Today', '09:03', { use: 'console', text: 'Console opened' }),
    use('Yesterday', '16:20', {
      use: 'file',
      text: 'Written to ~/Documents/aws-credentials-Auditor-2026-11-11.json',
      role: 'Auditor',
      accounts: Array.from({ length: 40 }, (_, at) => ({ accountId: `${at + 300000000000}`, name: `Team ${at + 1}` })),
    }),
    use('Yesterday', '10:15', { use: 'profile', text: 'Profile data-lake set up (temporary keys)' }),
    use('Yesterday', '10:15', { use: 'renewal', text: 'Keys of profile data-lake renewed' }),
  ],
};
