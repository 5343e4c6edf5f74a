import { expect, it } from 'vitest';
import { namesOf } from './names';
import { placeKind } from './place-kind';

it.each([
  [{ amenity: 'fuel', shop: 'convenience' }, 'transport'],
  [{ building: 'yes', tourism: 'hotel' }, 'lodging'],
  [{ building: 'mosque' }, 'worship'],
  [{ building: 'yes' }, 'other'],
  [{ natural: 'water' }, 'water'],
  [{ place: 'suburb' }, 'settlement'],
  [{ office: 'government' }, 'government'],
  [{ boundary: 'administrative' }, undefined],
  [{ power: 'substation' }, undefined],
  [{ highway: 'residential' }, undefined],
])('%j is %s', (tags, kind) => expect(placeKind(tags as Record<string, string>)).toBe(kind));

it('names are kept by language, old ones and others as private tags, repetitions left out', () => {
  expect(namesOf({ name: ' Бейбітшілік  көшесі', 'name:ru': 'улица Мира', 'name:kk': 'Бейбітшілік көшесі', old_name: 'Октябрьская', 'name:etymology:wikidata': 'Q1', building: 'yes' }))
    .toEqual({ '': 'Бейбітшілік көшесі', ru: 'улица Мира', 'x-old': 'Октябрьская' });
  expect(namesOf({ 'name:en': 'only in English' })).toBeNull();
});
