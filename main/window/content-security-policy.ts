/**
 * The page may run our own scripts, styles, pictures and fonts, and nothing else: it reaches no network at all, and talks to the
 * app over the bridge alone. The nonce is for the `<style>` elements that react-aria makes (usePress, usePreventScroll).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
