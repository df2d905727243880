export type State = string;
