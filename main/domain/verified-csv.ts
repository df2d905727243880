import { csvText } from './csv-text.ts';
import type { VerifiedRow } from './several-job.ts';

const header = ['account', 'account name', 'arn', 'problem'];

/** Who one is in each account, as a spreadsheet. */
export const verifiedCsv = (rows: readonly VerifiedRow[]): string =>
  csvText([
    header,
    ...rows.map((row) => [
      row.accountId,
      row.accountName ?? '',
      'arn' in row ? row.arn : '',
      'reason' in row ? row.reason : '',
    ]),
  ]);
