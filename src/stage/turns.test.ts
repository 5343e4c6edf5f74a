import { expect, test } from 'vitest';
import { createTurns } from './turns';

function display() {
  let callback: ((now: number) => void) | null = null;
  const turns = createTurns({
    request(next) {
      callback = next;
      return 1;
    },
    cancel: () => (callback = null),
  });
  return {
    turns,
    get asked() {
      return callback !== null;
    },
    refresh(now: number): void {
      const due = callback;
      callback = null;
      due?.(now);
    },
  };
}

test('what one stage moves is drawn by the other in the same refresh, whoever asked first', () => {
  const screen = display();
  const drawn: string[] = [];
  let camera = 0;
  const b = screen.turns.join((now) => drawn.push(`b ${now} ${camera}`));
  const a = screen.turns.join((now) => {
    camera++;
    b.request();
    drawn.push(`a ${now} ${camera}`);
  });
  a.first();
  b.request();
  a.request();
  screen.refresh(16);
  expect(drawn).toEqual(['a 16 1', 'b 16 1']);
});

test('each draws once in a refresh; what it asks for meanwhile comes with the next', () => {
  const screen = display();
  let frames = 0;
  const a = screen.turns.join(() => {
    frames++;
    a.request();
  });
  a.request();
  screen.refresh(16);
  expect(frames).toBe(1);
  expect(screen.asked).toBe(true);
  screen.refresh(33);
  expect(frames).toBe(2);
});

test('nothing is asked of the display for who cancelled or left; one that throws does not hold up the others', () => {
  const screen = display();
  const a = screen.turns.join(() => {
    throw new Error('broken');
  });
  let drawn = 0;
  const b = screen.turns.join(() => drawn++);
  a.request();
  a.cancel();
  expect(screen.asked).toBe(false);
  a.request();
  b.request();
  expect(() => screen.refresh(16)).toThrow('broken');
  screen.refresh(33);
  expect(drawn).toBe(1);
  b.request();
  b.leave();
  expect(screen.asked).toBe(false);
});
