import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { dirname } from 'node:path';
import { privateFolder } from './private-folder.ts';

/**
 * Has a server listen at a named pipe of Windows, and writes its name to a file in Daypass's own folder. Nobody can guess the name, so no
 * other user can be there first and answer in our place. Only its creator, administrators and the system may write to a pipe without a
 * security descriptor of its own, and so ask; everybody else may at most read (Microsoft, "Named Pipe Security and Access Rights"). Gives
 * what removes the file.
 */
export async function listenOnPipe(server: Server, nameFile: string): Promise<() => void> {
  const name = `\\\\.\\pipe\\daypass-${randomUUID()}`;
  await privateFolder(dirname(nameFile));
  const listening = once(server, 'listening');
  server.listen(name);
  await listening;
  await writeFile(nameFile, name, { mode: 0o600 });
  return () => rmSync(nameFile, { force: true });
}
