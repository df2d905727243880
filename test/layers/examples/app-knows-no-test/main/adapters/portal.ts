import { organisation } from '../../test/identity-center/organisation.ts';

export const portal = organisation;
