import type { SignInView } from '../../preload/contract.ts';

export type SignInPage = NonNullable<SignInView['page']>;
