import { store } from './store.ts';

type Several = {
  /** The choice is of one session's roles, and counts for no other. */
  sessionId?: string;
  role?: string | undefined;
  /** The numbers of the chosen accounts; absent for all that have the role. */
  only?: ReadonlySet<string> | undefined;
};

/** What is chosen on the page "Several accounts", which may be left and found again. */
export const several = store<Several>({});

/** Takes another role, or none yet. Who had chosen some accounts means no others because of that. */
export function chooseRole(sessionId: string, role: string | undefined): void {
  const { only } = several.get().sessionId === sessionId ? several.get() : {};
  several.set({ sessionId, role, only });
}

export const chooseAccounts = (only: ReadonlySet<string> | undefined): void => several.set({ ...several.get(), only });
