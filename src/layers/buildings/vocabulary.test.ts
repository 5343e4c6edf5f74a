import { textFor } from '@/ui';
import { expect, test } from 'vitest';
import { attributeTitle, classTitle } from './vocabulary';

const [en, zh] = [textFor('en'), textFor('zh')];

test('well-known attributes have a name in each language, the rest is made readable', () => {
  expect([attributeTitle(en, 'roofShape'), attributeTitle(zh, 'height'), attributeTitle(en, 'roof:shape')]).toEqual(['Shape of the roof', '高度', 'Shape of the roof']);
  expect(['b3_dak_type', 'bronGeo', 'contact:phone', 'constructor', '地址'].map((id) => attributeTitle(zh, id))).toEqual(['B3 dak type', 'Bron geo', 'Contact phone', 'Constructor', '地址']);
});

test('words of the source are translated where known; what a person wrote stays as it is', () => {
  expect(['car_wash', 'counted', 'true', 'Астана-2', 'RR 1140'].map((value) => classTitle(en, value))).toEqual(['Car wash', 'Counted', 'Yes', 'Астана-2', 'RR 1140']);
  expect(['2026-02-16T00:00:00Z', '2026-02-16T09:54:06Z'].map((value) => classTitle(en, value))).toEqual(['2026-02-16', '2026-02-16T09:54:06Z']);
  expect(['car_wash', 'false', 'toString', 'zzz_top'].map((value) => classTitle(zh, value))).toEqual(['洗车店', '否', 'toString', 'Zzz top']);
});
