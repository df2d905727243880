/**
 * Closes menus and the like, as Escape would: they keep the focus while they are open, and would stay behind on a page that is
 * left. True where there was one; it is gone with the next frame. A field's own list goes with its field.
 */
export function closePopovers(): boolean {
  const open = document.querySelectorAll('.sheet:not(.region-list)');
  for (const each of open) each.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  return open.length > 0;
}
