/** What asks an app to end, and waits for whoever prevents that. */
type EndEvent = Readonly<{ preventDefault(): void }>;

export type QuitPorts = Readonly<{
  /** True while something would be lost, or left behind, if the process ended at once. */
  unfinished(): boolean;
  /** Begins nothing new, and resolves when all is finished, or after a while all the same. May be called again. */
  end(): Promise<void>;
  quit(): void;
}>;

export type QuitInOrder = Readonly<{
  /** Somebody quits the app. It is held up only for what is unfinished; asking again changes nothing. */
  onQuit(event: EndEvent): void;
  /** The person's whole session ends: that is asked to wait a little, where it can be, but never prevented. */
  onSessionEnd(event?: EndEvent): void;
}>;

/** The end of the app: at once where nothing is unfinished, else as soon as that is done. */
export function quitInOrder({ unfinished, end, quit }: QuitPorts): QuitInOrder {
  let ending: Promise<void> | undefined;
  let mayQuit = false;

  const finish = (): void => {
    ending ??= end()
      .catch(() => undefined)
      .then(() => {
        mayQuit = true;
        quit();
      });
  };

  return {
    onQuit(event) {
      if (mayQuit) return;
      // Looked at first: whatever ends is no longer unfinished.
      if (ending === undefined && !unfinished()) {
        void end();
        return;
      }
      event.preventDefault();
      finish();
    },
    onSessionEnd(event) {
      if (unfinished()) event?.preventDefault();
      mayQuit = true;
      finish();
    },
  };
}
