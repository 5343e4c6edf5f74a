import { expect, test } from 'vitest';
import { readCellCode } from './cell-code';

test('a cell is named by its number as screens show it', () => {
  for (const typed of ['Cell 12-34', 'cell-12-34', '网格 12-34', '网格12-34', 'grid cell 12–34', 'CELL #12 - 34', '单元格１２-３４']) {
    expect(readCellCode(typed), typed).toBe('cell-12-34');
  }
  expect(readCellCode(' 12-34 ')).toBe('cell-12-34');
  expect(readCellCode('012-034')).toBe('cell-12-34');
});

test('other numbers are no cells', () => {
  for (const typed of ['cell', 'cell 12', '12', '51.1-71.4', '12/4', 'школа 12-34', 'cellar 12-34', '-12-34-5', '12,34']) expect(readCellCode(typed), typed).toBeNull();
});
