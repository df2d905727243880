/** Every form in which credentials can be copied: what it is called, and where such text is pasted. */
export const copyFormats = {
  env: { name: 'Bash/zsh', use: 'A terminal on Linux or macOS' },
  fish: { name: 'fish', use: 'A terminal that runs fish' },
  powershell: { name: 'PowerShell', use: 'A terminal on Windows, or PowerShell elsewhere' },
  cmd: { name: 'Command Prompt', use: 'The older terminal on Windows' },
  dotenv: { name: '.env file', use: 'Docker, and programs that read a .env file' },
  json: { name: 'JSON', use: 'Scripts; as the AWS CLI prints credentials' },
  process: { name: 'credential_process', use: 'AWS tools, as the answer of a credential_process' },
} as const;

export type CopyFormat = keyof typeof copyFormats;

/** The names as values. */
export const copyFormatNames = Object.keys(copyFormats) as CopyFormat[];
