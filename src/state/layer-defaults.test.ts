import { expect, test } from 'vitest';
import { readLayerDefaults, writeLayerDefaults } from './layer-defaults';

const storage = () => {
  const held = new Map<string, string>();
  return { held, getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
};

test('layers are remembered per class of screen, and forgotten again', () => {
  const kept = storage();
  const layers = { workers: { visible: false, opacity: 0.5, order: 20 } };
  writeLayerDefaults('medium', kept, layers);
  expect([readLayerDefaults('medium', kept), readLayerDefaults('small', kept)]).toEqual([layers, null]);
  writeLayerDefaults('medium', kept, null);
  expect(readLayerDefaults('medium', kept)).toBeNull();
});

test('what is no set of layers counts as nothing, and so does a storage that cannot be used', () => {
  const kept = storage();
  for (const text of ['{"workers":{"visible":1}}', '[]', 'null', 'not JSON']) {
    kept.held.set('metroscope.layers.medium', text);
    expect(readLayerDefaults('medium', kept)).toBeNull();
  }
  const forbidden = { ...kept, getItem: () => { throw new Error('denied'); }, setItem: () => { throw new Error('full'); } };
  expect(readLayerDefaults('medium', forbidden)).toBeNull();
  expect(() => writeLayerDefaults('medium', forbidden, {})).not.toThrow();
});
