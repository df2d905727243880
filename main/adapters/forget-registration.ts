import { readRegistration } from '../domain/registration-record.ts';
import { registrationCache } from './registration-cache.ts';
import { tokenCache } from './token-cache.ts';

/** Removes every file of the token cache that holds this client registration, whoever keeps it there. Tokens stay. */
export const forgetRegistration =
  (folder: string) =>
  async (clientId: string): Promise<void> => {
    const cache = tokenCache(folder);
    for (const file of await cache.list()) {
      const answer = await cache.read(file);
      if (answer.kind !== 'text' || readRegistration(answer.text)?.clientId !== clientId) continue;
      await registrationCache(folder).remove(file);
    }
  };
