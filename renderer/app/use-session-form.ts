import { useEffect, useState } from 'react';
import type { ProblemView, SessionView } from '../../preload/contract.ts';
import { ask, tell } from './ask.ts';
import { regionFlaw } from './regions.ts';
import { signIn } from './sign-in.ts';
import { isSignedIn } from './signed-in.ts';
import { useStartUrl } from './use-start-url.ts';

/** What a person gives besides the start URL, each only where they want it otherwise than it was found. */
type Given = { region?: string; name?: string; another?: boolean };

/** A start URL on its way to a session that is signed in to; `onDone` when it is on that way. */
export function useSessionForm(sessions: SessionView[], onDone: () => void) {
  const [text, setText] = useState('');
  const [given, setGiven] = useState<Given>({});
  const [wanted, setWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView>();
  const [missing, setMissing] = useState(false);
  const read = useStartUrl(text);
  const found = read.reading?.ok ? read.reading : undefined;
  const { another = false } = given;
  const known = another ? undefined : found?.known;
  const region = given.region ?? read.region ?? (read.region === null ? found?.regions[0]?.region : undefined) ?? '';
  const name = given.name ?? found?.suggestedName ?? '';
  const refused = read.reading?.ok === false ? read.reading.why : undefined;
  const flaws = {
    text: missing ? 'Paste the start URL first.' : refused,
    region: read.region === undefined ? undefined : regionFlaw(region),
    name: another && name.trim() === '' ? 'Give the session a name of its own.' : undefined,
  };
  const settled =
    read.problem !== undefined || refused !== undefined || known !== undefined || read.region !== undefined;

  const go = async () => {
    if (busy || found === undefined || flaws.region !== undefined || flaws.name !== undefined) return;
    if (known !== undefined) {
      onDone();
      const isIn = sessions.some((session) => session.id === known.sessionId && isSignedIn(session));
      await (isIn ? tell('session.choose', { sessionId: known.sessionId }) : signIn(known.sessionId, 'browser'));
      return;
    }
    setProblem(undefined);
    setBusy(true);
    const { startUrl } = found;
    const wish = { startUrl, region, ...(given.name !== undefined || another ? { name: name.trim() } : {}) };
    const added = await ask('session.add', { ...wish, ...(another && { another }) });
    setBusy(false);
    if (!added.ok) return setProblem(added.problem);
    onDone();
    await signIn(added.value.sessionId, 'browser');
  };
  // Whoever pressed the button before all was known need not press it again, unless there is something to choose.
  useEffect(() => {
    if (!wanted || !settled) return;
    setWanted(false);
    if (read.region !== null || known !== undefined) void go();
  });

  return {
    text,
    setText(next: string) {
      setText(next);
      setGiven({});
      setProblem(undefined);
      setMissing(false);
      setWanted(false);
    },
    give: (more: Given) => setGiven({ ...given, ...more }),
    submit() {
      if (text.trim() === '') setMissing(true);
      else if (settled) void go();
      else setWanted(true);
    },
    found,
    known,
    isFinding: found !== undefined && known === undefined && read.region === undefined,
    isRegionAsked: read.region === null,
    region,
    name,
    another,
    flaws,
    problem: problem ?? read.problem,
    waits: wanted || busy,
    wanted,
  };
}

export type SessionForm = ReturnType<typeof useSessionForm>;
