import { expect, test } from 'vitest';
import { nextStatuses } from './lifecycle';
import { finalStatuses, requestStatuses } from './service-request';

test('exactly the final states have no way on', () => {
  expect(requestStatuses.filter((status) => nextStatuses(status).length === 0).sort()).toEqual([...finalStatuses].sort());
});

test('every state can be reached from reported, and every one that is not final can be closed', () => {
  const reach = (from: (typeof requestStatuses)[number]): Set<string> => {
    const seen = new Set<string>();
    for (const todo = [from]; todo.length > 0;) {
      const status = todo.pop()!;
      if (seen.has(status)) continue;
      seen.add(status);
      todo.push(...nextStatuses(status));
    }
    return seen;
  };
  expect(reach('reported').size).toBe(requestStatuses.length);
  const open = requestStatuses.filter((status) => !finalStatuses.has(status));
  expect(open.filter((status) => !reach(status).has('closed'))).toEqual([]);
});

test('nothing is closed without having been checked', () => {
  expect(requestStatuses.filter((status) => nextStatuses(status).includes('closed'))).toEqual(['checking']);
});
