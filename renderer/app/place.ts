import { store } from './store.ts';

/** The page that is shown. */
export const place = store<'accounts' | 'settings'>('accounts');
