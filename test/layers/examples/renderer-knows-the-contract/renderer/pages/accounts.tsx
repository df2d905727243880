import { session } from '../../main/domain/session.ts';

export const Accounts = () => <p>{session}</p>;
