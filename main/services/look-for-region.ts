import { regionInPage } from '../domain/page-region.ts';
import type { PortalFailure } from '../domain/portal-failure.ts';
import { type StartPage, walkToPortal } from './walk-to-portal.ts';

/** `failure` says what kept Daypass from asking, where something did; without either, nothing tells the region. */
export type RegionLook = Readonly<{ region?: string | undefined; failure?: PortalFailure | undefined }>;

/**
 * Looks for the region of a portal: in the name of its host, of the host that a company's own address leads to, or in its start
 * page. It never rejects.
 */
export function lookForRegion(ports: Readonly<{ page: StartPage; patienceMs?: number }>) {
  return async (startUrl: string, signal?: AbortSignal): Promise<RegionLook> => {
    const { region, html, failure } = (await walkToPortal(ports, startUrl, 'page', signal)) ?? {};
    return { region: region ?? (html === undefined ? undefined : regionInPage(html)), failure };
  };
}
