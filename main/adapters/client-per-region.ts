/** Gives the client of a region, made at the first need. One that could not be made is tried anew: what was missing may be there then. */
export function clientPerRegion<C>(make: (region: string) => Promise<C>): (region: string) => Promise<C> {
  const clients = new Map<string, Promise<C>>();
  return (region) => {
    const known = clients.get(region);
    if (known !== undefined) return known;
    const made = make(region);
    clients.set(region, made);
    made.catch(() => clients.delete(region));
    return made;
  };
}
