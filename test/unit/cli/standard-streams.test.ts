import { PassThrough, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { standardStreams } from '../../../main/adapters/standard-streams.ts';

test('flushed waits until a slow reader has everything', async () => {
  let received = 0;
  const slow = new Writable({
    highWaterMark: 1024,
    write(chunk: Buffer, _encoding, done) {
      setTimeout(() => {
        received += chunk.length;
        done();
      }, 5);
    },
  });
  const streams = standardStreams(slow, new PassThrough());
  for (let part = 0; part < 10; part++) streams.out('x'.repeat(100_000));
  await streams.flushed();
  expect(received).toBe(1_000_000);
});

test('a reader that goes away ends the writing calmly', async () => {
  const gone = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
  const streams = standardStreams(gone, new PassThrough());
  streams.out('first');
  await pause(5);
  streams.out('second');
  await expect(streams.flushed()).resolves.toBeUndefined();
});

test('an answer that could not be written, as on a full disk, is an error', async () => {
  const full = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    },
  });
  const streams = standardStreams(full, new PassThrough());
  streams.out('answer');
  expect(await streams.flushed()).toMatchObject({ message: 'no space left' });
});
