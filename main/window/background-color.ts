/** What is seen before the page has painted; the page's own `--bg`, or a dark desktop would flash white. */
export const backgroundColor = (dark: boolean): string => (dark ? '#16181c' : '#f7f7f5');
