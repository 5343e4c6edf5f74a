import type { TracksUpdate } from './mover-tracks';
import { rowFloats } from './sample-row';

/** Rows of the table side by side in one line of the GPU's texture. */
export const rowsPerLine = 256;

/** The page's copy of the decoder's rows, and which of them the GPU has not got yet. */
export interface MovingTable {
  /** Milliseconds since 1970 UTC that row times count from. */
  epoch: number;
  count: number;
  /** Whole lines of the texture. */
  rows: Float32Array;
  /** Worker index per slot. */
  slots: Uint32Array;
  /** Slots changed since the last upload, `to` exclusive. */
  changed: { from: number; to: number };
}

export const createMovingTable = (): MovingTable => ({
  epoch: 0, count: 0, rows: new Float32Array(0), slots: new Uint32Array(0), changed: { from: 0, to: 0 },
});

/** Takes what the decoder sent; grown tables are made anew, so that all of their rows count as changed. */
export function applyUpdate(table: MovingTable, update: TracksUpdate): void {
  if (update.reset || table.slots.length !== update.fleet) {
    table.rows = new Float32Array(Math.ceil(update.fleet / rowsPerLine) * rowsPerLine * rowFloats);
    table.slots = new Uint32Array(update.fleet);
    table.changed = { from: 0, to: 0 };
  }
  table.epoch = update.epoch;
  table.count = update.count;
  table.rows.set(update.rows, update.firstSlot * rowFloats);
  table.slots.set(update.slots, update.firstSlot);
  const to = update.firstSlot + update.slots.length;
  const { changed } = table;
  table.changed = changed.to > changed.from
    ? { from: Math.min(changed.from, update.firstSlot), to: Math.max(changed.to, to) }
    : { from: update.firstSlot, to };
}
