export const status = async () => (await import('../adapters/clock.ts')).clock;
