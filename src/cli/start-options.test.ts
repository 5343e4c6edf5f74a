import { describe, expect, test } from 'vitest';
import { readStartOptions, UsageError } from './start-options';

const read = (...argv: string[]) => readStartOptions(argv, {}, '/home/me');

describe('the start command', () => {
  test('without options listens to this machine on 4600 and simulates 2,000 workers in the demo city', () => {
    expect(read()).toEqual({
      port: 4600, host: '127.0.0.1', data: '/home/me/.metroscope', city: 'astana', scale: 'small', feeds: 'simulated', requests: null, requestsPerMinute: 60,
      room: 'main', qr: false, json: false, open: true, sessionLogDays: 30, embedOrigins: [],
    });
  });

  test('takes the data folder from --data, then METROSCOPE_DATA', () => {
    expect(readStartOptions([], { METROSCOPE_DATA: '/srv/m' }, '/')!.data).toBe('/srv/m');
    expect(readStartOptions(['--data', 'x'], { METROSCOPE_DATA: '/srv/m' }, '/home')!.data).toBe('/home/x');
  });

  test('opens no browser for scripts', () => {
    expect(read('--json', '--port', '0')).toMatchObject({ json: true, port: 0, open: false });
    expect(read('--no-open')).toMatchObject({ open: false });
  });

  test('takes the origins that may embed from --embed-origin, then METROSCOPE_EMBED_ORIGINS', () => {
    const env = { METROSCOPE_EMBED_ORIGINS: 'https://a.example/  http://b.example:80' };
    expect(readStartOptions([], env, '/')!.embedOrigins).toEqual(['https://a.example', 'http://b.example']);
    expect(readStartOptions(['--embed-origin', 'https://C.example', '--embed-origin', 'https://c.example:443'], env, '/')!.embedOrigins).toEqual(['https://c.example']);
  });

  test('shows help instead of starting', () => {
    expect(read('--help')).toBeNull();
  });

  test.each([
    [['--prot', '1'], /--prot/, /--port/],
    [['extra'], /extra/, /--help/],
    [['--port'], /--port/, /--help/],
    [['--port', '70000'], /--port "70000" is not a whole number from 0 to 65535/, /--port 4600/],
    [['--port', 'x'], /--port "x"/, /4600/],
    [['--scale', 'huge'], /--scale "huge"/, /small, city, nantong/],
    [['--feeds', 'real'], /--feeds "real"/, /simulated, none/],
    [['--city', 'A b'], /--city "A b"/, /list/],
    [['--embed-origin', 'https://a.example/page'], /--embed-origin "https:\/\/a.example\/page"/, /scheme, host and port/],
    [['--embed-origin', '*'], /--embed-origin "\*"/, /https:\/\/intranet\.example/],
    [['--embed-origin', 'javascript:alert(1)'], /is not an origin/, /intranet/],
    [['--room', ''], /--room ""/, /1 to 64/],
    [['--requests-rate', '0'], /--requests-rate "0"/, /60/],
  ])('%j is refused with what is valid', (argv, message, remedy) => {
    expect(() => read(...argv)).toThrow(expect.objectContaining({ message: expect.stringMatching(message) as string, remedy: expect.stringMatching(remedy) as string }) as UsageError);
    expect(() => read(...argv)).toThrow(UsageError);
  });
});
