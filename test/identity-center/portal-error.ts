import { json, type Reply } from './message.ts';

/**
 * A refusal as the portal words it: the shape's name in the header, and with its namespace in the body
 * (seen raw in oktaws issue 512). `ForbiddenException` is in no model, yet GetRoleCredentials answers it.
 */
export function portalError(status: number, name: string, message: string): Reply {
  return json(
    status,
    { message, __type: `com.amazonaws.switchboard.portal#${name}` },
    { 'x-amzn-errortype': name, 'x-amzn-requestid': crypto.randomUUID() },
  );
}

export const invalidRequest = (message: string): Reply => portalError(400, 'InvalidRequestException', message);
export const unauthorized = (): Reply =>
  portalError(401, 'UnauthorizedException', 'Session token not found or invalid');
export const forbidden = (): Reply => portalError(403, 'ForbiddenException', 'No access');
export const notFound = (message: string): Reply => portalError(404, 'ResourceNotFoundException', message);
export const tooManyRequests = (): Reply => portalError(429, 'TooManyRequestsException', 'HTTP 429 Unknown Code');
