import { useEffect } from 'react';
import { place } from './place.ts';

/** Ctrl/Cmd+comma goes to the settings from anywhere, and Escape back from any page; neither goes past something that lies on top. */
export function usePageKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const onTop = document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null;
      if (event.defaultPrevented || event.isComposing || onTop || altKey || shiftKey) return;
      if (key === ',' && ctrlKey !== metaKey) place.set('settings');
      else if (key === 'Escape' && place.get() !== 'accounts') place.set('accounts');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
