import { store } from './store.ts';

export type Place = 'accounts' | 'settings' | 'profiles' | 'several' | 'activity' | 'checkup';

/** The page that is shown. */
export const place = store<Place>('accounts');
