import { useEffect, useState } from 'react';
import type { AccessRef } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/**
 * A name for the access's profile, by the template of the settings; undefined until it is known. It is empty where there can be
 * none, and stays what it was while there is no sound region.
 */
export function useSuggestedName(
  { sessionId, accountId, role }: AccessRef,
  region: string | undefined,
): string | undefined {
  const [name, setName] = useState<string>();
  useEffect(() => {
    if (region === undefined) return;
    let outdated = false;
    void ask('profile.suggestName', { sessionId, accountId, role, region }).then((reply) => {
      if (!outdated) setName(reply.ok ? reply.value.name : '');
    });
    return () => {
      outdated = true;
    };
  }, [sessionId, accountId, role, region]);
  return name;
}
