import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { dirname } from 'node:path';
import type { Secret } from '../domain/secret.ts';
import { privateFolder } from './private-folder.ts';

type PipePlace = Readonly<{
  /** The file that tells where to ask. */
  nameFile: string;
  /** What answers are proved with; it is in that file, too. */
  secret: Secret;
  /** The name of the pipe; where absent, one that nobody can guess, so that no other user can be there first. */
  name?: string;
}>;

/**
 * Has a server listen at a named pipe of Windows, and writes its name and the secret to a file in Daypass's own folder. Only its creator,
 * administrators and the system may write to a pipe without a security descriptor of its own, and so ask; everybody else may at most read
 * (Microsoft, "Named Pipe Security and Access Rights"). Every user sees the names of pipes, and can make one of that name once a crash has
 * left the file behind: what is answered there proves nothing without the secret. Gives what removes the file.
 */
export async function listenOnPipe(
  server: Server,
  { nameFile, secret, name = newName() }: PipePlace,
): Promise<() => void> {
  await privateFolder(dirname(nameFile));
  const listening = once(server, 'listening');
  server.listen(name);
  await listening;
  await writeFile(nameFile, JSON.stringify({ name, secret: secret.reveal() }), { mode: 0o600 });
  return () => rmSync(nameFile, { force: true });
}

const newName = (): string => `\\\\.\\pipe\\daypass-${randomUUID()}`;
