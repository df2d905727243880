import type { ActivityCalls, ActivityList, Output } from '../../../preload/contract.ts';
import type { HandlersOf } from '../serve.ts';

export type ActivityActions = Readonly<{
  listActivity(): Promise<ActivityList>;
  exportActivity(): Promise<Output<'activity.exportCsv'>>;
}>;

export const activityHandlers = (actions: ActivityActions): HandlersOf<ActivityCalls> => ({
  'activity.list': async () => listOf(await actions.listActivity()),
  'activity.exportCsv': async () => {
    const { file } = await actions.exportActivity();
    return file === undefined ? {} : { file };
  },
});

const listOf = ({ file, uses, hasMore }: ActivityList): ActivityList => ({
  file,
  uses: uses.map(({ at, day, time, use, text, sessionName, role, accounts }) => ({
    at,
    day,
    time,
    use,
    text,
    sessionName,
    role,
    accounts: accounts.map(({ accountId, name }) => ({ accountId, name })),
  })),
  hasMore,
});
