import type { Theme } from '@/state';
import { workerStates } from '@/model';
import { COORDINATE_SYSTEM } from '@deck.gl/core';
import { moverPeriodMs } from '@/protocol';
import { MovingPointsLayer, type Colour } from './moving-points-layer';
import type { MovingTable } from './moving-table';
import { headingOffset, momentOf, rowFloats } from './sample-row';
import { playoutDelayMs, staleAfterMs } from './source';

/** One hue per state in the order of `workerStates`, apart from the hues of severity and of request phases. */
export const stateColours: Record<Theme, readonly [string, string, string, string]> = {
  night: ['#52dcc0', '#6a8eff', '#e0c4ff', '#7f8b9c'],
  day: ['#159480', '#2f5fe0', '#5c148c', '#4f5a68'],
};

const toColour = (hex: string): Colour => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255, 1];
};

/** Seconds of silence after which a worker jumps to its next report instead of gliding there. */
const maxGapSeconds = (3 * moverPeriodMs) / 1_000;
const workerId = (index: number): string => `w-${index}`;

/** What is known of the worker in `slot` at shared time `now`; null before its first report is due on screen. */
export function describeWorker(table: MovingTable, slot: number, now: number): { id: string; properties: Record<string, string | number> } | null {
  const moment = momentOf(table.rows, slot, (now - playoutDelayMs - table.epoch) / 1_000, maxGapSeconds);
  const index = table.slots[slot];
  if (!moment || index === undefined) return null;
  const at = slot * rowFloats;
  return {
    id: workerId(index),
    properties: {
      state: workerStates[moment.state]!,
      heading: Math.round(table.rows[at + headingOffset]!),
      lastSeen: Math.round(table.epoch + table.rows[at + 11]! * 1_000),
    },
  };
}

/** Slot of a selected worker's id, −1 when it has not reported. */
export function slotOfWorker(table: MovingTable, id: string | null): number {
  const index = id === null ? Number.NaN : Number(/^w-(\d+)$/.exec(id)?.[1]);
  return Number.isNaN(index) ? -1 : table.slots.subarray(0, table.count).indexOf(index);
}

export interface WorkerDrawing {
  theme: Theme;
  opacity: number;
  selectedSlot: number;
  hiddenStates: number;
}

/** One point per slot of the table, where it was a playout delay before `sharedNow` (hub time, milliseconds). */
export function drawWorkers(table: MovingTable, sharedNow: () => number, { theme, opacity, selectedSlot, hiddenStates }: WorkerDrawing): MovingPointsLayer {
  const [patrol, enRoute, onSite, rest] = stateColours[theme].map(toColour) as [Colour, Colour, Colour, Colour];
  return new MovingPointsLayer({
    id: 'workers',
    data: { length: 1 },
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    pickable: true,
    parameters: { depthWriteEnabled: false },
    opacity,
    table,
    clock: () => sharedNow() - playoutDelayMs,
    maxGap: maxGapSeconds,
    staleAfter: (staleAfterMs - playoutDelayMs) / 1_000,
    radius: 3,
    minPixels: 2.25,
    maxPixels: 9,
    colours: [patrol, enRoute, onSite, rest],
    ringColour: toColour(theme === 'night' ? '#ffffff' : '#101828'),
    selectedSlot,
    hiddenStates,
    describe: (slot) => describeWorker(table, slot, sharedNow()),
  });
}
