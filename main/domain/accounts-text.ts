/** "1 account", "40 accounts". */
export const accountsText = (count: number): string => (count === 1 ? '1 account' : `${count} accounts`);
