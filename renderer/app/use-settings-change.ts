import { useState } from 'react';
import type { SettingsChange } from '../../preload/contract.ts';
import { ask } from './ask.ts';

export type ChangeSettings = (change: SettingsChange) => void;

/** Why a setting could not be changed, until it could. */
export type SettingProblems = Partial<Record<keyof SettingsChange, string>>;

/** Changes settings, and keeps beside each of them what went wrong. */
export function useSettingsChange(): { change: ChangeSettings; problems: SettingProblems } {
  const [problems, setProblems] = useState<SettingProblems>({});
  const change = async (wish: SettingsChange) => {
    const reply = await ask('settings.change', wish);
    const words = reply.ok ? '' : [reply.problem.what, reply.problem.why, reply.problem.next].filter(Boolean).join(' ');
    setProblems((before) => ({ ...before, ...Object.fromEntries(Object.keys(wish).map((name) => [name, words])) }));
  };
  return { change: (wish) => void change(wish), problems };
}
