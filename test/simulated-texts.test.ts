import { expect, test } from 'vitest';
import { texts } from '../src/hub/feeds/request-texts';
import { descriptionsInChinese } from '../src/layers/requests/simulated-descriptions';
import { textFor } from '../src/ui/i18n/text';

const all = Object.values(texts).flat();

test('every sentence the simulation writes has a Chinese one, and none is left over', () => {
  expect(Object.keys(descriptionsInChinese).sort()).toEqual(all.flatMap(({ descriptions }) => descriptions).sort());
  for (const chinese of Object.values(descriptionsInChinese)) expect(chinese).toMatch(/[\u4e00-\u9fff].*。$/);
});

test('every service it names has a Chinese name', () => {
  expect(all.map(({ service }) => service).filter((service) => textFor('zh').name(service) === service)).toEqual([]);
});
