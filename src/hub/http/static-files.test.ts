import { describe, expect, test } from 'vitest';
import { fileInside } from './static-files';

describe('a path of a URL', () => {
  test('names a file inside the folder', () => {
    expect(fileInside('/srv/dist', 'assets/a-1.js')).toBe('/srv/dist/assets/a-1.js');
  });

  test.each(['../secret', 'a/../../secret', '..', '', '.', '.build-id', 'a/.hidden/b', '/etc/passwd\0.js', '..\\secret', 'a\\..\\..\\b'])('%j leads nowhere outside and to nothing hidden', (path) => {
    expect(fileInside('/srv/dist', path)).toBeUndefined();
  });

  test('that looks absolute stays inside', () => {
    expect(fileInside('/srv/dist', '/etc/passwd')).toBe('/srv/dist/etc/passwd');
  });
});
