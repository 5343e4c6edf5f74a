/** Names that are no translation, as private-use language tags (BCP 47, 2.2.7). */
const otherNames: Record<string, string> = {
  alt_name: 'x-alt', old_name: 'x-old', short_name: 'x-short', official_name: 'x-official', int_name: 'x-int', loc_name: 'x-local', full_name: 'x-full', uic_name: 'x-uic',
};

const inLanguage = /^name:([a-z]{2,3}(?:-[A-Za-z]+)*)$/;

/** Names of an OpenStreetMap object by language tag, `''` its local name; null when it has none. */
export function namesOf(tags: Readonly<Record<string, string>>): Record<string, string> | null {
  const local = clean(tags['name'] ?? '');
  if (local === '') return null;
  const names: Record<string, string> = { '': local };
  for (const [key, value] of Object.entries(tags)) {
    const tag = inLanguage.exec(key)?.[1] ?? otherNames[key];
    const name = clean(value);
    if (tag !== undefined && name !== '' && name !== local) names[tag] = name;
  }
  return names;
}

const clean = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();
