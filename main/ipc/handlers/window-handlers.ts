import type { LinkKind, SettingsChange, View, WindowCalls } from '../../../preload/contract.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type WindowActions = Readonly<{
  view(): View;
  openLink(kind: LinkKind): void | Promise<void>;
  dismissNotice(): void | Promise<void>;
  changeSettings(change: SettingsChange): void | Promise<void>;
  snoozeReminder(key: string): void | Promise<void>;
  dismissReminder(key: string): void | Promise<void>;
  visitDone(asked: number): void | Promise<void>;
}>;

export const windowHandlers = (actions: WindowActions): HandlersOf<WindowCalls> => ({
  'view.get': async () => actions.view(),
  'link.open': async ({ kind }) => done(actions.openLink(kind)),
  'notice.dismiss': async () => done(actions.dismissNotice()),
  'settings.change': async (change) => done(actions.changeSettings(change)),
  'reminder.snooze': async ({ key }) => done(actions.snoozeReminder(key)),
  'reminder.dismiss': async ({ key }) => done(actions.dismissReminder(key)),
  'visit.done': async ({ asked }) => done(actions.visitDone(asked)),
});
