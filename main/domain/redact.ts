/** What AWS's secrets look like. The first two are the tokens of IAM Identity Center, as the AWS CLI's cache holds them. */
const secrets: readonly RegExp[] = [
  /\bao[ar][A-Za-z0-9_-]{16,}(?:[:.][\w+/=:.-]+)?/g,
  /\beyJ[\w-]{8,}(?:\.[\w-]*)*/g,
  /\b(?:ASIA|AKIA)[A-Z0-9]{12,}\b/g,
  // A session token, a client secret, or what else is long and has no spaces.
  /[A-Za-z0-9+/=_-]{80,}/g,
  // A secret access key: 40 letters of base64 on their own. A path or a SHA-1 is spared by its slashes or its letters.
  /(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g,
];

/** A line for the log, without anything that looks like a secret, and without the name of the person's folder. */
export function redact(text: string, homeFolder: string): string {
  const redacted = secrets.reduce((line, secret) => line.replace(secret, '[secret]'), text);
  return homeFolder.length > 1 ? redacted.replaceAll(homeFolder, '~') : redacted;
}
