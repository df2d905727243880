import type { View } from '../../preload/contract.ts';
import { sameValue } from '../domain/same-value.ts';
import type { State } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import { pace } from './pace.ts';

export type ViewPorts = Readonly<{
  holder: StateHolder;
  viewOf(state: State): View;
  /** True while a person can see the page. */
  visible(): boolean;
  /** Gives the page another view. */
  send(view: View): void;
}>;

export type ViewKeeper = Readonly<{
  /** The view for a page that asks for it. */
  view(): View;
  /** The page has come to sight: it is given what it missed. */
  shown(): void;
}>;

/** While roles arrive by the hundred, the page is given no more views than this. */
const pushEveryMs = 200;

/** Gives the page another view when what it shows has changed. While nobody sees it, none is made. */
export function keepViewCurrent({ holder, viewOf, visible, send }: ViewPorts): ViewKeeper {
  /** What the page surely has. What did not change in it is the same object, which makes the comparison cheap. */
  let last: View | undefined;

  const pushing = pace(() => {
    if (!visible()) return;
    const view = viewOf(holder.state());
    if (sameValue(view, last)) return;
    last = view;
    send(view);
  }, pushEveryMs);

  holder.subscribe((state, before) => {
    if (!visible()) return;
    // Roles come by the hundred; anything else is what a person did or waits for.
    if (state.listings === before.listings) pushing.now();
    else pushing.soon();
  });

  return {
    view() {
      // The page keeps a view that came while it asked, and drops this answer, though it is the newer one.
      last = undefined;
      return viewOf(holder.state());
    },
    shown: pushing.now,
  };
}
