import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { combinationOf, isSafeCombination, keyNames, modifiersOf } from '../app/key-combination.ts';
import { Action } from './action.tsx';
import { FieldProblem } from './field-problem.tsx';
import { Keys } from './keys.tsx';
import './field.css';
import './shortcut-field.css';

const mac = navigator.userAgent.includes('Macintosh');
const tooFew = `Hold at least two of Ctrl, Alt, Shift and ${mac ? 'Cmd' : 'Super'} with it.`;

type Props = { shortcut: string; problem: string | undefined; onShortcut: (shortcut: string) => void };

/** Takes down the keys that a person presses. Tab goes on and Escape gives up, as everywhere. */
export function ShortcutField({ shortcut, problem, onShortcut }: Props): ReactNode {
  const id = useId();
  const field = useRef<HTMLButtonElement>(null);
  const [held, setHeld] = useState<string[]>();
  const [flaw, setFlaw] = useState<string>();
  const recording = held !== undefined;
  const stop = () => {
    setHeld(undefined);
    setFlaw(undefined);
  };
  const takeDown = (event: KeyboardEvent) => {
    const { nativeEvent: keys } = event;
    if (!recording || (keys.key === 'Tab' && !keys.ctrlKey && !keys.altKey && !keys.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (keys.repeat) return;
    const combination = combinationOf(keys, mac);
    if (keys.key === 'Escape') return stop();
    if (combination === undefined) return setHeld(modifiersOf(keys, mac));
    if (combination === null) return setFlaw('That key can’t be part of a shortcut.');
    if (!isSafeCombination(combination)) return setFlaw(tooFew);
    stop();
    onShortcut(combination);
  };
  return (
    <div className="field">
      <p id={`${id}label`} className="field-label">
        Shortcut
      </p>
      <div className="shortcut">
        <button
          ref={field}
          type="button"
          id={`${id}field`}
          className={`field-input shortcut-input ${recording ? 'shortcut-recording' : ''}`}
          aria-labelledby={`${id}label ${id}field`}
          aria-describedby={`${id}hint ${id}problem`}
          onClick={() => setHeld([])}
          onKeyDown={takeDown}
          onKeyUp={({ nativeEvent: keys }) => recording && setHeld(modifiersOf(keys, mac))}
          onBlur={stop}
        >
          {recording ? (
            held.length > 0 ? (
              <Keys keys={[...keyNames(held.join('+')), '…']} />
            ) : (
              'Press the keys…'
            )
          ) : shortcut === '' ? (
            <span className="shortcut-none">None</span>
          ) : (
            <Keys keys={keyNames(shortcut)} />
          )}
        </button>
        {shortcut !== '' && (
          <Action
            aria-label="Clear shortcut"
            onPress={() => {
              field.current?.focus();
              onShortcut('');
            }}
          >
            Clear
          </Action>
        )}
      </div>
      <p id={`${id}hint`} className="field-hint" role="status">
        {recording
          ? 'Press the keys together. Escape leaves it as it is.'
          : 'Opens Daypass on its search from any program. Choose the field to set the keys.'}
      </p>
      <FieldProblem id={`${id}problem`} text={flaw ?? problem} />
    </div>
  );
}
