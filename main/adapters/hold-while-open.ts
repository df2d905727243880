export type HeldMenu<T> = Readonly<{
  /** Sets the menu: at once, or once the one that is open has closed; of several, the last. */
  set(menu: T): void;
  opened(): void;
  closed(): void;
}>;

/** On macOS and Windows a menu that is replaced closes under the pointer, so a new one waits while the old one is open. */
export function holdWhileOpen<T>(put: (menu: T) => void): HeldMenu<T> {
  let open = false;
  let waiting: { readonly menu: T } | undefined;

  return {
    set(menu) {
      if (open) waiting = { menu };
      else put(menu);
    },
    opened() {
      open = true;
    },
    closed() {
      open = false;
      // The menu still has to tell which of its entries was chosen.
      setTimeout(() => {
        if (open || waiting === undefined) return;
        const { menu } = waiting;
        waiting = undefined;
        put(menu);
      }, 0);
    },
  };
}
