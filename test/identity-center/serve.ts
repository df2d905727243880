import { parseArgs } from 'node:util';
import { startIdentityCenter } from './identity-center.ts';
import { startProxy } from './proxy.ts';

/*
 * Starts the stand-in by hand, and prints what to set in a shell so that AWS tools use it. Ends at Ctrl-C.
 * npm run identity-center -- --accounts 50
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    region: { type: 'string', default: 'us-east-1' },
    accounts: { type: 'string', default: '12' },
    roles: { type: 'string', default: '3' },
    latency: { type: 'string', default: '0' },
    rate: { type: 'string', default: 'Infinity' },
    'token-seconds': { type: 'string', default: '3600' },
    'start-url': { type: 'string', multiple: true, default: ['https://acme.awsapps.com/start'] },
  },
});

const center = await startIdentityCenter({
  port: Number(values.port),
  region: values.region,
  accounts: Number(values.accounts),
  roles: Number(values.roles),
  latencyMs: Number(values.latency),
  portalRequestsPerSecond: Number(values.rate),
  accessTokenSeconds: Number(values['token-seconds']),
  startUrls: values['start-url'],
});
const proxy = await startProxy(center);
const exports = (env: Readonly<Record<string, string>>): string =>
  Object.entries(env)
    .map(([name, value]) => `  export ${name}='${value}'`)
    .join('\n');

console.log(`Start URL   ${center.startUrl}   region ${center.region}

For tools that know endpoint variables:
${exports(center.env())}

For those that do not (the AWS CLI before 2.13); start URL ${center.startUrls.slice(1).join(' or ')}:
${exports(proxy.env())}

Stop with Ctrl-C.`);

process.once('SIGINT', async () => {
  await proxy.stop();
  await center.stop();
});
