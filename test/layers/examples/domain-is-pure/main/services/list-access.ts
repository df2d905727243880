export const listAccess = 'list';
