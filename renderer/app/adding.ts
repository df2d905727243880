import { store } from './store.ts';

/** True while a session is being added. */
export const adding = store(false);
