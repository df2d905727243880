import type { CheckUpView, DoctorCalls } from '../../../preload/contract.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type DoctorActions = Readonly<{
  lookAround(): Promise<CheckUpView>;
  mendFindings(ids: readonly string[]): Promise<CheckUpView>;
  copyCheckUp(): Promise<void>;
}>;

export const doctorHandlers = (actions: DoctorActions): HandlersOf<DoctorCalls> => ({
  'doctor.look': async () => checkUpOf(await actions.lookAround()),
  'doctor.mend': async ({ ids }) => checkUpOf(await actions.mendFindings(ids)),
  'doctor.copy': async () => done(actions.copyCheckUp()),
});

const checkUpOf = ({ findings, more }: CheckUpView): CheckUpView => ({
  findings: findings.map(({ id, status, about, what, why, next, fixable, fixed }) => ({
    id,
    status,
    about,
    what,
    ...(why !== undefined && { why }),
    ...(next !== undefined && { next }),
    fixable,
    ...(fixed !== undefined && { fixed }),
  })),
  more,
});
