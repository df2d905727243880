export const portal = 'portal';
