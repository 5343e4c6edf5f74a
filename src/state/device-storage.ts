type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const held = new Map<string, string>();
const whileOpen: DeviceStorage = {
  getItem: (key) => held.get(key) ?? null,
  setItem: (key, value) => void held.set(key, value),
  removeItem: (key) => void held.delete(key),
};

function find(): DeviceStorage {
  try {
    // The mere name throws where a browser withholds it.
    return globalThis.localStorage ?? whileOpen;
  } catch {
    return whileOpen;
  }
}

/** What this browser remembers for us. In a frame of another site and where storage is switched off, memory that lasts as long as the page. */
export const deviceStorage: DeviceStorage = find();
