/** What names an item in the OS keychain. */
export type KeychainItem = Readonly<{ service: string; account: string }>;

/** The item of a session. */
export const keychainItem = (sessionId: string): KeychainItem => ({ service: 'Daypass', account: sessionId });

/** The same as the keychains' own programs show it, for example "Daypass/corp". */
export const keychainItemLabel = (sessionId: string): string => `Daypass/${sessionId}`;
