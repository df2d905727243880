import type { Reminder, ReminderAction } from '../domain/reminder.ts';
import type { Notifier, NotifierListener } from '../services/remind.ts';
import { typed } from './bus-link.ts';
import type { MessageBus } from './message-bus.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

/** The person put it away (Desktop Notifications Specification 1.2, "NotificationClosed"). */
const putAway = 2;

type Shown = Readonly<{ key: string; actions: readonly ReminderAction[] }>;

/**
 * Notifications as a Linux desktop shows them (freedesktop.org, Desktop Notifications Specification). Electron's own would
 * carry no actions there, and would not replace an earlier one.
 */
export function notifierOnBus(bus: MessageBus): Notifier {
  const listeners: NotifierListener[] = [];
  /** What is shown, by the number that it was given. */
  let shown = new Map<number, Shown>();
  let abilities: Promise<ReadonlySet<string>> | undefined;
  /** One after the other: what replaces a notification needs its number. */
  let last: Promise<unknown> = Promise.resolve();

  bus.follow(name, () => {
    // The next one that shows notifications knows nothing of the numbers of this one, and has abilities of its own.
    shown = new Map();
    abilities = undefined;
  });
  bus.listen({ from: name, path, member: `${name}.ActionInvoked` }, ([id, action]) => {
    const found = shown.get(Number(id));
    const chosen = action === 'default' ? found?.actions[0] : found?.actions.find((each) => each === action);
    if (found === undefined || chosen === undefined) return;
    // It closes now, and that says no more.
    shown.delete(Number(id));
    for (const { acted } of listeners) acted(found.key, chosen);
  });
  bus.listen({ from: name, path, member: `${name}.NotificationClosed` }, ([id, reason]) => {
    const found = shown.get(Number(id));
    shown.delete(Number(id));
    if (found === undefined || reason !== putAway) return;
    for (const { dismissed } of listeners) dismissed(found.key);
  });

  const idOf = (key: string): number | undefined => [...shown].find(([, each]) => each.key === key)?.[0];

  async function askAbilities(): Promise<ReadonlySet<string>> {
    const [list] = await bus.call({ to: name, path, member: `${name}.GetCapabilities` });
    return new Set(Array.isArray(list) ? list.map(String) : []);
  }

  async function show({ key, title, body, actions }: Reminder): Promise<void> {
    abilities ??= askAbilities();
    const can = await abilities.catch((error: unknown) => {
      abilities = undefined;
      throw error;
    });
    const before = idOf(key);
    const offered = can.has('actions') ? actions : [];
    const buttons = offered.flatMap(({ action, text }) => [action, text]);
    const click = offered[0] === undefined ? [] : ['default', offered[0].text];
    const hints = { 'desktop-entry': typed('s', 'daypass'), urgency: typed('y', 1) };
    const text = can.has('body-markup') ? escaped(body) : body;
    const values = ['Daypass', before ?? 0, 'daypass', title, text, [...click, ...buttons], hints, -1];
    const [id] = await bus.call({ to: name, path, member: `${name}.Notify`, signature: 'susssasa{sv}i', body: values });
    if (before !== undefined) shown.delete(before);
    shown.set(Number(id), { key, actions: offered.map(({ action }) => action) });
  }

  async function withdraw(key: string): Promise<void> {
    const id = idOf(key);
    if (id === undefined) return;
    shown.delete(id);
    // It may have gone by itself.
    await bus
      .call({ to: name, path, member: `${name}.CloseNotification`, signature: 'u', body: [id] })
      .catch(() => undefined);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    show: (reminder) => inTurn(() => show(reminder)),
    withdraw: (key) => inTurn(() => withdraw(key)),
    listen: (listener) => void listeners.push(listener),
  };
}

/** Where the text may hold marks (`<b>`), what looks like one must not be one. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
