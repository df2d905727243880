import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLoopback } from '../../../main/adapters/loopback.ts';
import type { EndPage } from '../../../main/services/loopback.ts';

/** A real listener that takes the state `right`, and shows `page` for it once `finish` says so. */
async function listening() {
  const seen: string[] = [];
  let finish: (page: EndPage) => void = () => undefined;
  const page = new Promise<EndPage>((resolve) => {
    finish = resolve;
  });
  const loopback = await openLoopback((query) => {
    seen.push(query.toString());
    return query.get('state') === 'right' ? page : 'stray';
  });
  onTestFinished(() => loopback.close());
  const { port } = new URL(loopback.redirectUri);
  return { ...loopback, port: Number(port), seen, finish, right: `${loopback.redirectUri}?code=the-code&state=right` };
}

/** Sends raw bytes, and gives what comes back until the connection ends. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => void socket.write(bytes));
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** Resolves when so many requests with the right path have reached the listener. */
const reached = (seen: readonly string[], count: number) => vi.waitFor(() => expect(seen).toHaveLength(count), 10_000);

const isRefused = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });

test('the address is on 127.0.0.1, at the path that the AWS CLI registers', async () => {
  expect((await listening()).redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
});

test('the browser is told the end once it is known, and then nobody listens', async () => {
  const { right, finish, close, port, seen } = await listening();
  const answer = fetch(right);
  await reached(seen, 1);
  finish('done');
  const closed = close();
  const response = await answer;
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('go back to Daypass');
  await closed;
  expect(await isRefused(port)).toBe(true);
});

test.each(['done', 'denied', 'failed'] as const)(
  'the page "%s" loads nothing, runs nothing, and is kept nowhere',
  async (page) => {
    const { right, finish } = await listening();
    finish(page);
    const response = await fetch(right);
    const body = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+';.*frame-ancestors 'none'$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('connection')).toBe('close');
    expect(body).not.toMatch(/<script|https?:|the-code|state/);
  },
);

test('who brings the answer twice is shown the same page twice', async () => {
  const { right, finish, seen } = await listening();
  const answers = [fetch(right), fetch(right)];
  await reached(seen, 2);
  finish('done');
  for (const answer of answers) expect(await (await answer).text()).toContain('You are signed in');
});

test('a sign-in that goes on elsewhere takes the browser along', async () => {
  const { right, finish } = await listening();
  finish({ onward: 'https://oidc.example/authorize?state=new' });
  const response = await fetch(right, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    'https://oidc.example/authorize?state=new',
  ]);
});

test('nothing but GET of that path, asked for by that address, reaches the sign-in', async () => {
  const { port, seen, right, finish } = await listening();
  const host = `Host: 127.0.0.1:${port}`;
  const path = '/oauth/callback?code=the-code&state=right';
  const attacks = [
    `POST ${path} HTTP/1.1\r\n${host}\r\nContent-Length: 3\r\n\r\nabc`,
    `PUT ${path} HTTP/1.1\r\n${host}\r\nContent-Length: 0\r\n\r\n`,
    `HEAD ${path} HTTP/1.1\r\n${host}\r\n\r\n`,
    `OPTIONS ${path} HTTP/1.1\r\n${host}\r\nOrigin: https://evil.example\r\n\r\n`,
    `GET ${path} HTTP/1.1\r\nHost: evil.example:${port}\r\n\r\n`,
    `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`,
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
    `GET ${path} HTTP/1.0\r\n\r\n`,
    `GET / HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET /oauth/callback/?code=the-code&state=right HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET /OAuth/Callback?code=the-code&state=right HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET //oauth/callback?code=the-code&state=right HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET /x/../oauth/callback?code=the-code&state=right HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET http://127.0.0.1:${port}${path} HTTP/1.1\r\n${host}\r\n\r\n`,
    `GET ${path} HTTP/1.1\r\n${host}\r\n${host}\r\n\r\n`,
    `CONNECT 127.0.0.1:${port} HTTP/1.1\r\n${host}\r\n\r\n`,
    'GET / HTTP/9.9\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
    'SSH-2.0-scan\r\n',
    '\r\n\r\n\r\n',
  ];
  const tried = attacks.map(async (attack) => {
    const answer = await raw(port, attack);
    expect(answer, attack).not.toContain(' 200 ');
    expect(answer, attack).not.toMatch(/the-code|evil/);
  });
  await Promise.all(tried);
  expect(seen).toEqual([]);
  finish('done');
  expect((await fetch(right)).status).toBe(200);
});

test('a wrong state gets a calm page', async () => {
  const { redirectUri, finish, right } = await listening();
  const response = await fetch(`${redirectUri}?code=evil&state=wrong`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('Go back to Daypass');
  finish('done');
  expect((await fetch(right)).status).toBe(200);
});

test('a request as large as no browser sends it is refused', async () => {
  const { port, finish, right } = await listening();
  const large = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(64 * 1024)}\r\n\r\n`;
  expect(await raw(port, large)).toMatch(/^HTTP\/1\.1 431 |^$/);
  finish('done');
  expect((await fetch(right)).status).toBe(200);
});

test('a thousand connections that say nothing take neither the room nor the port of the browser', {
  timeout: 30_000,
}, async () => {
  const { port, finish, right } = await listening();
  const sockets: Socket[] = [];
  const open = () => sockets.filter(({ closed }) => !closed).length;
  for (let number = 0; number < 1000; number++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    if (number % 50 === 0) await sleep(1);
  }
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  await vi.waitFor(() => {
    expect(sockets.filter(({ connecting }) => connecting)).toHaveLength(0);
    expect(open()).toBeLessThanOrEqual(64);
  }, 20_000);
  finish('done');
  expect((await fetch(right)).status).toBe(200);
  expect(open()).toBeGreaterThan(0);
});

test('whoever says nothing, or says it letter by letter, is sent away within seconds', {
  timeout: 20_000,
}, async () => {
  const { port } = await listening();
  const silent = raw(port, '');
  const slow = connect(port, '127.0.0.1');
  slow.on('error', () => undefined);
  const letters = setInterval(() => slow.write('G'), 200);
  const slowEnd = new Promise((resolve) => slow.on('close', resolve));
  await Promise.all([silent, slowEnd]);
  clearInterval(letters);
});

test('the browser that waits keeps its place among a thousand others', async () => {
  const { port, right, finish, seen } = await listening();
  const answer = fetch(right);
  await reached(seen, 1);
  for (let number = 0; number < 200; number++) await isRefused(port);
  finish('done');
  expect((await answer).status).toBe(200);
});

test('a browser that does not fetch its page does not keep the port', { timeout: 10_000 }, async () => {
  const { port, right, close, seen } = await listening();
  const asked = request(right);
  asked.on('error', () => undefined);
  asked.end();
  await reached(seen, 1);
  await close();
  expect(await isRefused(port)).toBe(true);
});
