import type { ReactNode } from 'react';
import './icon.css';

const shapes = {
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10.5 10.5 14 14',
  clear: 'm4 4 8 8M12 4l-8 8',
  clock: 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0ZM8 4.8V8l2.2 1.4',
  copy: 'M6.5 5h5A1.5 1.5 0 0 1 13 6.5v5a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 5 11.5v-5A1.5 1.5 0 0 1 6.5 5ZM3 10V4a1 1 0 0 1 1-1h6',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'm4 6.2 4 4 4-4',
  reload: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  warning: 'M8 2.2 14.5 13.5h-13ZM8 6.5v3.2M8 11.6v.01',
  ended: 'M3 3h10v10H3z',
  out: 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0ZM3.9 3.9l8.2 8.2',
  offline:
    'M4.6 12.5h6.9M12.9 11.6A2.9 2.9 0 0 0 11.4 6.4 3.9 3.9 0 0 0 6.3 4M4.5 5.5a3.6 3.6 0 0 0 .1 7M2.5 2.5l11 11',
  done: 'm3 8.5 3.2 3.2L13 5',
  pin: 'M8 10v4M5 2h6l-1 4 2 3H4l2-3z',
  diamond: 'M8 2 14 8l-6 6-6-6z',
  pencil: 'M10.2 3.2 12.8 5.8 5.6 13H3v-2.6z',
  info: 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0ZM8 7.5v3.4M8 5.1v.01',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  bell: 'M3.5 11.5h9L11.4 10V7a3.4 3.4 0 0 0-6.8 0v3zM6.8 13.8h2.4M8 3.6V2.2',
  tools: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z',
  settings:
    'M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM12.4 8a4.4 4.4 0 1 1-8.8 0 4.4 4.4 0 0 1 8.8 0ZM8 1.8v1.8M8 12.4v1.8M1.8 8h1.8M12.4 8h1.8M3.6 3.6l1.3 1.3M11.1 11.1l1.3 1.3M12.4 3.6l-1.3 1.3M4.9 11.1l-1.3 1.3',
} as const;

export type IconName = keyof typeof shapes;

/** Decoration only: the words beside it, or the button's name, say the same. */
export const Icon = ({ name }: { name: IconName }): ReactNode => (
  <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
);
