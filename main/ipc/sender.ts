/** As much of Electron's `WebFrameMain` as decides who is speaking; null once the frame has gone. */
export type SenderFrame = Readonly<{ origin: string; parent: unknown }> | null;

/** True for the top frame of our own page, and for nobody else. */
export function isOurTopFrame(event: Readonly<{ senderFrame: SenderFrame }>, origin: string): boolean {
  try {
    const frame = event.senderFrame;
    return frame !== null && frame.origin === origin && frame.parent === null;
  } catch {
    // Electron throws when the frame is disposed between the message and this look at it.
    return false;
  }
}
