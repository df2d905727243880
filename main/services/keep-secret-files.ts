import { Problem } from '../domain/problem.ts';
import type { LeftSecretFile } from '../domain/several-job.ts';
import type { StateHolder } from './hold-state.ts';
import type { RememberedFile, SecretFile, SecretFileRecord } from './secret-file.ts';

export type SecretFilePorts = Readonly<{
  holder: StateHolder;
  record: SecretFileRecord;
  file(path: string): SecretFile;
  /** A path as people write it, for example with `~`. */
  label(path: string): string;
  digest(text: string): string;
  newId(): string;
}>;

type About = Omit<RememberedFile, 'id' | 'path' | 'digest'>;

/** All but `begin` and `look` reject with a `Problem`. */
export type SecretFileKeeper = Readonly<{
  /** What was written before this start and is still there is told from now on. */
  begin(): Promise<void>;
  /** A file that a person took away is told no more. */
  look(): Promise<void>;
  /** Writes a file as `SecretFile.write` does, and remembers it. */
  write(path: string, text: string, about: About, signal: AbortSignal): Promise<Readonly<{ label: string }>>;
  /** Deletes the file, unless somebody changed it; then that is the problem, and it stays. */
  remove(id: string): Promise<void>;
  /** The person keeps it: nobody is reminded of it any more. */
  keep(id: string): Promise<void>;
}>;

/** Remembers the files with credentials that were written, for the person to be reminded of them until they are gone. */
export function keepSecretFiles(ports: SecretFilePorts): SecretFileKeeper {
  const { holder, record, label } = ports;
  /** Written since the start. */
  const fresh = new Set<string>();
  /** Not there yet. */
  const coming = new Set<string>();

  const there = async () => (await record.list()).filter(({ id }) => !coming.has(id));

  async function tell(): Promise<void> {
    holder.dispatch({ type: 'secret-files-found', files: (await there()).map(leftFile) });
  }

  const leftFile = ({ path, digest: _, ...file }: RememberedFile): LeftSecretFile => ({
    ...file,
    label: label(path),
    ...(!fresh.has(file.id) && { fromBefore: true }),
  });

  async function forget(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await record.remove(ids);
    await tell();
  }

  async function look(): Promise<void> {
    const gone: string[] = [];
    for (const { id, path } of await there()) if (!(await ports.file(path).isThere())) gone.push(id);
    await forget(gone);
  }

  async function remembered(id: string): Promise<RememberedFile | undefined> {
    return (await record.list()).find((file) => file.id === id);
  }

  return {
    async begin() {
      for (const { path } of await record.list()) await ports.file(path).tidy();
      await look();
    },
    look,
    async write(path, text, about, signal) {
      const id = ports.newId();
      const before = (await record.list()).filter((file) => file.path === path);
      coming.add(id);
      try {
        // Before it is written: a file that nobody remembers would never be told of.
        await record.add({ ...about, id, path, digest: ports.digest(text) });
        await ports.file(path).write(text, signal);
        fresh.add(id);
      } catch (error) {
        await record.remove([id]).catch(() => undefined);
        throw error;
      } finally {
        coming.delete(id);
      }
      await forget(before.map((file) => file.id));
      return { label: label(path) };
    },
    async remove(id) {
      const file = await remembered(id);
      if (file !== undefined && (await ports.file(file.path).remove(file.digest)) === 'changed') {
        throw new Problem('conflict', {
          what: `${label(file.path)} was left as it is.`,
          why: 'Something changed it since Daypass wrote it.',
          next: 'Look at it, and delete it yourself.',
        });
      }
      await forget(file === undefined ? [] : [id]);
    },
    keep: (id) => forget([id]),
  };
}
