import { serve } from '../ipc/serve.ts';

export const tray = serve;
