import type { AwsFile, Section, SectionKind } from './parse.ts';

/** A search through thousands of sections for each of thousands of profiles would take seconds. */
const indexes = new WeakMap<AwsFile, ReadonlyMap<string, readonly Section[]>>();

/** The section with this header, if any. */
export const sectionOfHeader = (file: AwsFile, header: string): Section | undefined =>
  indexOf(file).get(headerKey(header))?.[0];

/** The sections of this kind and name, in file order. */
export const sectionsNamed = (file: AwsFile, kind: SectionKind, name: string): readonly Section[] =>
  indexOf(file).get(nameKey(kind, name)) ?? [];

const headerKey = (header: string): string => `[${header}`;
const nameKey = (kind: SectionKind, name: string): string => `${kind}\n${name}`;

function indexOf(file: AwsFile): ReadonlyMap<string, readonly Section[]> {
  const known = indexes.get(file);
  if (known !== undefined) return known;
  const index = new Map<string, Section[]>();
  for (const section of file.sections) {
    for (const key of [headerKey(section.header), nameKey(section.kind, section.name)]) {
      const there = index.get(key);
      if (there === undefined) index.set(key, [section]);
      else there.push(section);
    }
  }
  indexes.set(file, index);
  return index;
}
