import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeychainLook } from '../../preload/contract.ts';
import { ask } from './ask.ts';

type Looking = {
  /** Absent until it is known. */
  look: KeychainLook | undefined;
  /** Looks once more, unless that is under way. */
  again: () => void;
  isLooking: boolean;
};

/** How the keychain is: looked at when somebody comes, and again when they ask or come back to the window. */
export function useKeychainLook(): Looking {
  const [look, setLook] = useState<KeychainLook>();
  const [isLooking, setLooking] = useState(false);
  const isUnderWay = useRef(false);
  const again = useCallback(async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setLooking(true);
    const reply = await ask('keychain.look', undefined);
    isUnderWay.current = false;
    setLooking(false);
    setLook(reply.ok ? reply.value : { state: 'unusable', name: 'the keychain', problem: reply.problem });
  }, []);
  useEffect(() => {
    void again();
    const back = () => void again();
    window.addEventListener('focus', back);
    return () => window.removeEventListener('focus', back);
  }, [again]);
  return { look, again: () => void again(), isLooking };
}
