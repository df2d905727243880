import { parseAwsFile } from './aws-file/parse.ts';

/** The name of the profile whose section has this header, in either of the AWS files. */
export const profileOfHeader = (header: string): string => parseAwsFile(`[${header}]\n`).sections[0]?.name ?? header;
