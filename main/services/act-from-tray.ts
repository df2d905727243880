import type { SessionAccess } from '../domain/access.ts';
import { sentenceOf } from '../domain/problem.ts';
import type { TrayAction } from '../domain/tray-model.ts';
import type { StateHolder } from './hold-state.ts';
import type { ProblemFor } from './problem-for.ts';

export type TrayPorts = Readonly<{
  holder: StateHolder;
  openConsole(access: SessionAccess): Promise<void>;
  copy(access: SessionAccess): Promise<unknown>;
  clearClipboard(): Promise<void>;
  showWindow(): void;
  quit(): void;
  problemFor: ProblemFor;
}>;

/** Does what was chosen in the tray menu. What goes wrong there is told in the window, which then comes to the front. */
export function actFromTray(ports: TrayPorts): (action: TrayAction) => Promise<void> {
  const { holder } = ports;

  async function act(action: TrayAction): Promise<void> {
    switch (action.do) {
      case 'open-window':
        if (action.sessionId !== undefined) holder.dispatch({ type: 'session-chosen', sessionId: action.sessionId });
        return ports.showWindow();
      case 'open-console':
        return ports.openConsole(action.access);
      case 'copy-credentials':
        // That it worked is told by the menu and the window for as long as the clipboard holds them.
        await ports.copy(action.access);
        return;
      case 'clear-clipboard':
        return ports.clearClipboard();
      case 'quit':
        return ports.quit();
    }
  }

  return async (action) => {
    try {
      await act(action);
    } catch (error) {
      const { words } = ports.problemFor(`The menu's ${action.do}`, error);
      holder.dispatch({ type: 'told', notice: { text: sentenceOf(words) } });
      ports.showWindow();
    }
  };
}
