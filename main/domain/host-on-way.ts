/** Who is asked, in words for people: the host, and the proxy on the way to it. A proxy's name and password are left out. */
export const hostOnWay = ({ host }: URL, proxy: string | undefined): string =>
  proxy !== undefined && URL.canParse(proxy) ? `${host} (through the proxy ${new URL(proxy).host})` : host;
