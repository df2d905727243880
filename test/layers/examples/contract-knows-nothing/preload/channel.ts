export type Channel = string;
