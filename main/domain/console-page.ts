import { type ConsolePage, consoleServiceNames, consoleServices } from '../../preload/contract.ts';
import { isRegionName } from './region-name.ts';

/** What to call a page of the console: "S3 · eu-west-1". */
export function consolePageText({ service, region }: ConsolePage): string {
  const { name, global } = consoleServices[service];
  return region === undefined || global ? name : `${name} · ${region}`;
}

/** A page that was kept, as a part of what it was kept with; none where it makes no sense. */
export function keptPage(kept: unknown): Readonly<{ page?: ConsolePage }> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { service: name, region }: { service?: unknown; region?: unknown } = kept;
  const service = consoleServiceNames.find((each) => each === name);
  if (service === undefined) return {};
  return { page: { service, ...(typeof region === 'string' && isRegionName(region) && { region }) } };
}
