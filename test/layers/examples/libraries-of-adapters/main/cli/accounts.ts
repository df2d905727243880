import { SSOClient } from '@aws-sdk/client-sso';

export const accounts = () => new SSOClient({});
