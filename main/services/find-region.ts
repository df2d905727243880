import { lookForRegion } from './look-for-region.ts';

/**
 * The region that a portal tells, as `lookForRegion` finds it. It never rejects: undefined when nothing tells (or nobody answers),
 * and the person has to be asked.
 */
export function findRegion(ports: Parameters<typeof lookForRegion>[0]) {
  const look = lookForRegion(ports);
  return async (startUrl: string, signal?: AbortSignal): Promise<string | undefined> =>
    (await look(startUrl, signal)).region;
}
