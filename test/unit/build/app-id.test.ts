import { expect, test } from 'vitest';
import { builderConfig } from '../../../build/builder-config.mjs';
import { appId } from '../../../main/adapters/app-id.ts';

test('the app names itself as its package does, or Windows would show no notification of it', () => {
  expect(builderConfig({ folder: '/nowhere', version: '1.2.3' }).appId).toBe(appId);
});
