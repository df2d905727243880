/** In groups of four, as people read it out; anything that is not twelve digits stays as it is. */
export const accountNumber = (id: string): string => id.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3');
