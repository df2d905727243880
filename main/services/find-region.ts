import { regionInPage } from '../domain/page-region.ts';
import { type StartPage, walkToPortal } from './walk-to-portal.ts';

/**
 * Finds the region of a portal: from the name of its host, from the host that a company's own address leads to, or from its
 * start page. It never rejects: undefined when nothing tells (or nobody answers), and the person has to be asked.
 */
export function findRegion(ports: Readonly<{ page: StartPage; patienceMs?: number }>) {
  return async (startUrl: string, signal?: AbortSignal): Promise<string | undefined> => {
    const end = await walkToPortal(ports, startUrl, 'page', signal);
    return end?.region ?? (end?.html === undefined ? undefined : regionInPage(end.html));
  };
}
