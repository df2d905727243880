import type { IdentityCenter } from '../../identity-center/identity-center.ts';

export type Answer = Readonly<{ status: number; type: string | null; body: Record<string, never> }>;

export type Registered = Readonly<{ clientId: string; clientSecret: string }>;

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const accountAccess = 'sso:account:access';

/** A bare OIDC client: every call gives status, error type and body, whatever the status. */
export function oidcClient(center: IdentityCenter) {
  async function post(path: string, body: unknown): Promise<Answer> {
    const answer = await fetch(center.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body: await answer.json() };
  }
  return {
    post,
    async register(more: object = {}): Promise<Registered> {
      const { body } = await post('/client/register', { clientName: 'Test', clientType: 'public', ...more });
      return { clientId: String(body.clientId), clientSecret: String(body.clientSecret) };
    },
    async device(client: Registered) {
      const { body } = await post('/device_authorization', { ...client, startUrl: center.startUrl });
      return { deviceCode: String(body.deviceCode), userCode: String(body.userCode), body };
    },
    poll: (client: Registered, deviceCode: string): Promise<Answer> =>
      post('/token', { ...client, grantType: deviceGrant, deviceCode }),
    refresh: (client: Registered, refreshToken: unknown): Promise<Answer> =>
      post('/token', { ...client, grantType: 'refresh_token', refreshToken }),
  };
}
