import { useCallback, useEffect, useState } from 'react';
import type { KeychainLook } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/** How the keychain is: looked at when somebody comes, and again when they ask or come back to the window. Absent until that is known. */
export function useKeychainLook(): { look: KeychainLook | undefined; again: () => void } {
  const [look, setLook] = useState<KeychainLook>();
  const again = useCallback(async () => {
    const reply = await ask('keychain.look', undefined);
    setLook(reply.ok ? reply.value : { state: 'unusable', name: 'the keychain', problem: reply.problem });
  }, []);
  useEffect(() => {
    void again();
    const back = () => void again();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [again]);
  return { look, again: () => void again() };
}
