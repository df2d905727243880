/** An account with the roles (permission sets) that the one user of the organisation has in it. */
export type SampleAccount = Readonly<{
  accountId: string;
  accountName?: string;
  emailAddress?: string;
  roles: readonly string[];
}>;

const first = [
  'Production',
  'Staging',
  'Development',
  'Data Lake',
  'Data Science',
  'Security Audit',
  'Log Archive',
  'Shared Services',
  'Billing',
  'Sandbox – Ana',
  'Identity',
  'Network',
];
const teams = [
  'Payments',
  'Search',
  'Mobile',
  'Website',
  'Warehouse',
  'Marketing',
  'Customer Care',
  'Machine Learning',
];
const stages = ['Production', 'Staging', 'Development', 'Test', 'Sandbox'];
const roles = [
  'ReadOnlyAccess',
  'DataScientist',
  'PowerUserAccess',
  'AdministratorAccess',
  'Billing',
  'SupportUser',
  'SecurityAudit',
  'DatabaseAdministrator',
];

/** Names of the first accounts, then one for each team and stage, numbered once those run out. */
function nameOf(index: number): string {
  const given = first[index];
  if (given !== undefined) return given;
  const at = index - first.length;
  const team = teams[at % teams.length];
  const stage = stages[Math.floor(at / teams.length) % stages.length];
  const round = Math.floor(at / (teams.length * stages.length));
  return round === 0 ? `${team} – ${stage}` : `${team} ${round + 1} – ${stage}`;
}

/** Twelve digits, unique, the same at every run; every third starts with zeros. */
function idOf(index: number): string {
  const spread = (index * 7_368_787 + 104_729) % 999_999_937;
  const id = String(spread).padStart(9, '0');
  return index % 3 === 2 ? `00${id}${index % 10}` : `${(index % 9) + 1}${id}${String(index % 100).padStart(2, '0')}`;
}

/** The sample organisation: a few accounts lack a name or an address, as some do at AWS. */
export function sampleAccounts(count: number, rolesEach: number): readonly SampleAccount[] {
  return Array.from({ length: count }, (_, index) => {
    const name = nameOf(index);
    const address = `aws+${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@acme.example`;
    return {
      accountId: idOf(index),
      ...(index % 17 === 16 ? {} : { accountName: name }),
      ...(index % 13 === 7 ? {} : { emailAddress: address }),
      roles: Array.from({ length: rolesEach }, (_, n) => roles[n] ?? `Team${n - roles.length + 1}Access`),
    };
  });
}
