/** A start URL without the endings that people copy along: `/`, `#`, `#/`. */
export const bareStartUrl = (startUrl: string): string => startUrl.replace(/[/#]+$/, '');
