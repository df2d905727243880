import { bothChanges } from '../domain/aws-file/both-changes.ts';
import { type ProfilePlace, type ProfileRecord, profileId } from '../domain/profile-record.ts';
import { untilWritten } from './change-aws-file.ts';
import { type OwnWrite, ownWrites } from './own-writes.ts';
import type { ProfileRecords } from './profile-records.ts';
import { takeTurns } from './take-turns.ts';
import { changedSince, tooLongAgo } from './undo-refusals.ts';
import { type FileChange, type FileWrite, writeTogether } from './write-together.ts';
import type { WrittenProfile } from './written-profiles.ts';

/** A change of profiles, as it is to be made. */
export type PlannedChange = Readonly<{
  writes: readonly FileWrite[];
  /** What is remembered of these places from now on; nothing, where there is no record. */
  records: readonly Readonly<{ place: ProfilePlace; record?: ProfileRecord }>[];
  /** Keys that it writes. */
  keys?: readonly WrittenProfile[];
}>;

/** `files` are what was written, as people write it; `backup` is a copy that was made. Without `changeId` nothing was changed. */
export type ChangeMade = Readonly<{ files: string[]; backup?: string; changeId?: string }>;

export type ProfileChanges = Readonly<{
  /** Makes a change, planned anew for as long as other programs come in between. */
  make(plan: () => Promise<PlannedChange>): Promise<ChangeMade>;
  /** The same for what no person asked for now: it is not to be undone, and stays when what was before it is. */
  makeUnasked(plan: () => Promise<PlannedChange>): Promise<ChangeMade>;
  /** Daypass itself wrote into a file elsewhere, and that too stays. */
  noteOwnWrite(write: OwnWrite): void;
  /**
   * Gives every file back as it was before a change, byte for byte but for what Daypass wrote there unasked, and what is
   * remembered. Rejects with a `Problem` of kind 'conflict' where a file has been changed since, and that would be lost, or the change is
   * too long ago, and then nothing was undone; of kind 'sign-in-needed' where it would bring back keys of a session that was signed
   * out since.
   */
  undo(changeId: string): Promise<Readonly<{ files: string[] }>>;
  /** A session was signed out: keys of it come back no more. */
  forget(sessionId: string): void;
  /** True while a change is made, or undone. */
  busy(): boolean;
  /** Resolves when no change is under way. */
  settled(): Promise<void>;
}>;

export type ProfileChangesPorts = Readonly<{
  records: ProfileRecords;
  label(path: string): string;
  /** Looks whether keys that were written may stay there, and rejects where they are gone again. */
  unlessSignedOut?(keys: readonly WrittenProfile[]): Promise<void>;
}>;

/** What is needed to undo a change. It may hold keys: it never leaves this service. */
type Undoable = Readonly<{
  id: string;
  files: readonly FileChange[];
  places: readonly ProfilePlace[];
  before: Readonly<{ records: readonly ProfileRecord[]; keys: readonly WrittenProfile[] }>;
  keys: readonly WrittenProfile[];
}>;

const nothing = { records: [], keys: [] };

/** So many changes can be undone, the last ones; of large files fewer, but always the last one. */
const mostUndoable = 20;
const mostBytes = 50_000_000;

/** Makes changes of profiles one after the other, and can undo the last ones of this run. */
export function profileChanges({ records, label, unlessSignedOut }: ProfileChangesPorts): ProfileChanges {
  let undoable: readonly Undoable[] = [];
  const own = ownWrites((path) =>
    undoable
      .flatMap(({ files }) => files)
      .flatMap(({ file, after }) => (file.path === path && after ? [after.text] : [])),
  );
  let count = 0;
  const turns = takeTurns();

  async function write(plan: PlannedChange, isAsked: boolean): Promise<ChangeMade | 'stale'> {
    const places = plan.records.map(({ place }) => place);
    const now = await records.read().catch(() => nothing);
    const before = {
      records: now.records.filter(isIn(places)),
      keys: now.keys.filter(isIn(places)),
    };
    // Before they are written: keys that nobody remembers would never be removed.
    const keys = plan.writes.length > 0 ? (plan.keys ?? []) : [];
    if (keys.length > 0) await records.addKeys(keys);
    // So are lines of a person's own profile: they would be nowhere else.
    const kept = plan.records.flatMap(({ record = [] }) => record);
    const isFirst = plan.writes.length > 0 && kept.some(({ was }) => was !== undefined);
    if (isFirst) await keepAt(places, kept);
    const giveUp = () => (isFirst ? keepAt(places, before.records).catch(() => undefined) : undefined);
    const files = await writeTogether(plan.writes).catch(async (error: unknown) => {
      await giveUp();
      throw error;
    });
    if (files === 'stale') {
      await giveUp();
      return 'stale';
    }
    if (!isAsked) noteOwn(files);
    // What could not be noted works all the same; only the list does not know of it.
    if (!isFirst) await keepAt(places, kept).catch(() => undefined);
    await unlessSignedOut?.(keys);
    const backup = files.find((one) => one.backup !== undefined)?.backup;
    const made = {
      files: files.map(({ file }) => label(file.path)),
      ...(backup !== undefined && { backup: label(backup) }),
    };
    if (!isAsked) return made;
    count += 1;
    const id = `change-${count}`;
    undoable = lastOf([...undoable, { id, files, places, before, keys }]);
    return { ...made, changeId: id };
  }

  function noteOwn(files: readonly FileChange[]): void {
    for (const { file, before, after } of files) own.note({ path: file.path, from: before?.text, to: after?.text });
  }

  /** Remembers these alone of these places. */
  const keepAt = (places: readonly ProfilePlace[], kept: readonly ProfileRecord[]): Promise<void> => {
    const isOfThem = isIn(places);
    return records.change((now) => [...now.filter((one) => !isOfThem(one)), ...kept]);
  };

  /** What is to be written for a file to be as it was before a change. */
  async function backOf({ file, before, after }: FileChange): Promise<FileWrite> {
    const { path } = file;
    const now = await file.read();
    if (now?.text === after?.text) return { file, before: now, text: before?.text };
    const leadsHere = (text: string | undefined) => now !== undefined && own.since(path, text) === now.text;
    if (now === undefined || after === undefined || !leadsHere(after.text)) {
      const isLast = (one: FileChange) =>
        one.file.path === path && (one.after?.text === now?.text || leadsHere(one.after?.text));
      throw changedSince(label(path), undoable.some((one) => one.files.some(isLast)) ? 'by-person' : 'by-others');
    }
    const text = before && bothChanges(after.text, now.text, before.text);
    if (text === undefined) throw changedSince(label(path), 'unasked');
    return { file, before: now, text };
  }

  async function giveBack({ files, places, before, keys }: Undoable): Promise<void> {
    const writes: FileWrite[] = [];
    for (const one of files.toReversed()) writes.push(await backOf(one));
    const known = await records.read().catch(() => nothing);
    const gone = without(before.keys, known.keys);
    // All of them, and before they are written: a sign-out at this moment forgets those that it does not find in the file.
    if (before.keys.length > 0) await records.addKeys(before.keys);
    const isFirst = before.records.some(({ was }) => was !== undefined);
    if (isFirst) await keepAt(places, before.records);
    try {
      if ((await writeTogether(writes)) === 'stale') {
        throw changedSince(files.map(({ file }) => label(file.path)).join(' or '), 'by-others');
      }
    } catch (error) {
      await forgetKeys(gone);
      if (isFirst) await keepAt(places, known.records.filter(isIn(places))).catch(() => undefined);
      await unlessSignedOut?.(before.keys).catch(() => undefined);
      throw error;
    }
    for (const { file, before: text } of files) {
      const to = writes.find((one) => one.file === file)?.text;
      if (text?.text !== to) own.note({ path: file.path, from: text?.text, to });
    }
    await forgetKeys(without(keys, before.keys));
    await keepAt(places, before.records).catch(() => undefined);
    await unlessSignedOut?.(before.keys);
  }

  /** Best effort: what is remembered of keys that stand nowhere does no harm. */
  async function forgetKeys(keys: readonly WrittenProfile[]): Promise<void> {
    if (keys.length > 0) await records.remove(keys).catch(() => undefined);
  }

  const make = (plan: () => Promise<PlannedChange>, isAsked: boolean): Promise<ChangeMade> =>
    turns.take(() =>
      untilWritten('profile', async () => {
        const planned = await plan();
        return planned.writes.length === 0 && planned.records.length === 0 ? { files: [] } : write(planned, isAsked);
      }),
    );

  return {
    make: (plan) => make(plan, true),
    makeUnasked: (plan) => make(plan, false),
    noteOwnWrite: own.note,
    undo: (changeId) =>
      turns.take(async () => {
        const change = undoable.find(({ id }) => id === changeId);
        if (change === undefined) throw tooLongAgo();
        await giveBack(change);
        undoable = undoable.filter((one) => one !== change);
        return { files: change.files.map(({ file }) => label(file.path)) };
      }),
    forget(sessionId) {
      const isOf = (one: WrittenProfile) => one.sessionId === sessionId;
      undoable = undoable.filter(({ before, keys }) => ![...before.keys, ...keys].some(isOf));
    },
    busy: turns.busy,
    settled: turns.settled,
  };
}

function lastOf(changes: readonly Undoable[]): readonly Undoable[] {
  let left = mostBytes;
  const kept = changes.toReversed().filter(({ files }, at) => {
    for (const { before, after } of files) left -= (before?.bytes.length ?? 0) + (after?.bytes.length ?? 0);
    return at === 0 || (at < mostUndoable && left > 0);
  });
  return kept.reverse();
}

function isIn(places: readonly ProfilePlace[]): (one: ProfilePlace) => boolean {
  const ids = new Set(places.map(profileId));
  return (one) => ids.has(profileId(one));
}

function without(all: readonly WrittenProfile[], others: readonly WrittenProfile[]): readonly WrittenProfile[] {
  const markOf = (one: WrittenProfile) => `${profileId(one)} ${one.keys}`;
  const marks = new Set(others.map(markOf));
  return all.filter((one) => !marks.has(markOf(one)));
}
