import { getPassword } from 'keytar';

export const token = () => getPassword('service', 'account');
