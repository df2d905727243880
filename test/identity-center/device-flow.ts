import { issueToken, newSession, tokenReply } from './issue-token.ts';
import { type Call, json, type Reply } from './message.ts';
import { oidcError } from './oidc-error.ts';
import { clientOf, isReply, type OidcRequest, oidcRequest } from './oidc-request.ts';
import { deviceGrant } from './register-client.ts';
import { newUserCode } from './secrets.ts';
import { bareStartUrl } from './start-url.ts';
import type { Client, Decision, DeviceAuthorization, World } from './world.ts';

/** The AWS CLI asks twice in a row before it first waits, so that much is let through. */
const pollsAtOnce = 2;

/** Where a person goes with the user code: AWS has a host for that; the stand-in over plain HTTP a path. */
function verificationUri(call: Call): string {
  const region = /^https:\/\/oidc\.([a-z0-9-]+)\.amazonaws\.com$/.exec(call.origin)?.[1];
  return region === undefined ? `${call.origin}/device` : `https://device.sso.${region}.amazonaws.com/`;
}

export function startDeviceAuthorization(call: Call, world: World): Reply {
  const request = oidcRequest(call);
  if (isReply(request)) return request;
  const client = clientOf(request, world);
  if (isReply(client)) return client;
  if (client.grantTypes.length > 0 && !client.grantTypes.includes(deviceGrant)) {
    return oidcError('UnauthorizedClientException', 'The client is not registered for this grant');
  }
  const startUrl = request.text('startUrl');
  if (startUrl === undefined || !world.startUrls.includes(bareStartUrl(startUrl))) {
    return oidcError('InvalidRequestException', 'Invalid start URL');
  }
  const { deviceCodeSeconds, pollIntervalSeconds } = world.knobs;
  const userCode = newUserCode();
  const deviceCode = world.mint.secret('device-code');
  world.devices.set(deviceCode, {
    client,
    deviceCode,
    userCode,
    expiresAt: world.now() + deviceCodeSeconds * 1000,
    allowance: { polls: pollsAtOnce, at: performance.now() },
    decision: 'pending',
  });
  const uri = verificationUri(call);
  return json(200, {
    deviceCode,
    userCode,
    verificationUri: uri,
    verificationUriComplete: `${uri}?user_code=${userCode}`,
    expiresIn: deviceCodeSeconds,
    interval: pollIntervalSeconds,
  });
}

/** Whether the client waited long enough since it last asked (RFC 8628, 3.5); a tenth early is forgiven to timers. */
function inTime(device: DeviceAuthorization, intervalSeconds: number): boolean {
  const now = performance.now();
  const earned = intervalSeconds > 0 ? (now - device.allowance.at) / (intervalSeconds * 900) : pollsAtOnce;
  const polls = Math.min(pollsAtOnce, device.allowance.polls + earned);
  device.allowance = { polls: polls >= 1 ? polls - 1 : polls, at: now };
  return polls >= 1;
}

export function tokenByDeviceCode(request: OidcRequest, client: Client, world: World): Reply {
  const code = request.text('deviceCode');
  if (code === undefined) return oidcError('InvalidRequestException', 'deviceCode is required');
  const device = world.devices.get(code);
  if (device?.client !== client) return oidcError('InvalidGrantException', 'Invalid device code');
  if (device.expiresAt <= world.now()) return oidcError('ExpiredTokenException', 'The device code has expired');
  if (device.decision === 'denied') return oidcError('AccessDeniedException', 'The request was denied');
  if (!inTime(device, world.knobs.pollIntervalSeconds)) return oidcError('SlowDownException', 'Slow down to call');
  if (device.decision === 'pending') {
    return oidcError('AuthorizationPendingException', 'Authorization is pending');
  }
  world.devices.delete(code);
  return tokenReply(issueToken(world, client, newSession(world)));
}

/** The request that shows this user code, if one is still open. Case and the dash are forgiven, as on the real page. */
export function openDevice(world: World, userCode: string): DeviceAuthorization | undefined {
  const letters = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return [...world.devices.values()].find(
    (device) =>
      letters(device.userCode) === letters(userCode) && device.decision === 'pending' && device.expiresAt > world.now(),
  );
}

export function decideDevice(world: World, userCode: string, decision: Decision): boolean {
  const device = openDevice(world, userCode);
  if (device === undefined) return false;
  device.decision = decision;
  return true;
}
