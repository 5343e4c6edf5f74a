import { beforeEach, describe, expect, it } from 'vitest';
import { createToldStore, type News, type ToldStore } from './told-store';

let store: ToldStore;
beforeEach(() => {
  store = createToldStore();
});
const news = (code: News['code'], screenId: string, aspects: News['aspects'] = ['camera']): News => ({ code, screenId, name: screenId, aspects });

describe('what other screens said', () => {
  it('asks stand first come first, the latest of a screen in place of its former', () => {
    store.tell(news('asked', 'a'));
    store.tell(news('asked', 'b'));
    store.tell(news('asked', 'a', ['clock']));
    expect(store.getState().asks).toEqual([{ screenId: 'b', name: 'b', aspects: ['camera'] }, { screenId: 'a', name: 'a', aspects: ['clock'] }]);
    expect(store.getState().news).toBeNull();
    store.settle('b');
    expect(store.getState().asks).toHaveLength(1);
  });

  it('an answer ends the waiting for the one that gave it', () => {
    store.asked(['a', 'b']);
    store.tell(news('declined', 'a'));
    expect(store.getState()).toMatchObject({ waitingFor: ['b'], news: { code: 'declined', screenId: 'a' } });
    store.tell(news('handed-over', 'b'));
    expect(store.getState()).toMatchObject({ waitingFor: [], news: { code: 'handed-over' } });
  });

  it('being gathered ends all waiting; reading clears the news', () => {
    store.asked(['a']);
    store.tell(news('gathered', 'c'));
    expect(store.getState().waitingFor).toEqual([]);
    store.read();
    expect(store.getState().news).toBeNull();
  });
});
