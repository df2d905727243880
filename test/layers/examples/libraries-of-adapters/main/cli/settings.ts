import Store from 'electron-store';

export const settings = () => new Store();
