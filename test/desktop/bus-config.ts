import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the programs of this machine say for which name the bus is to start them. */
export const systemServices = '/usr/share/dbus-1/services';

/** A folder of the same services, but for those of one name. */
export async function servicesWithout(name: string, folder: string): Promise<string> {
  const made = join(folder, 'services');
  await mkdir(made);
  for (const file of await readdir(systemServices)) {
    const service = await readFile(join(systemServices, file), 'utf8');
    if (!service.includes(`Name=${name}\n`)) await symlink(join(systemServices, file), join(made, file));
  }
  return made;
}

/** Everybody of this user may do all; `services` are the folders of those that the bus starts. */
export const busConfig = (address: string, services: readonly string[] = []): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  ${services.map((folder) => `<servicedir>${folder}</servicedir>`).join('\n  ')}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
