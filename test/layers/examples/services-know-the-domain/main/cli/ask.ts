export const ask = 'ask';
