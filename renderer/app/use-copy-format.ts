import type { CopyFormat } from '../../preload/contract.ts';
import { useView } from './use-view.ts';

/** The form of the next copied credentials. */
export const useCopyFormat = (): CopyFormat => useView().view?.settings.copyFormat ?? 'env';
