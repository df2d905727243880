import log from 'electron-log/main';

export const line = (text: string) => log.info(text);
