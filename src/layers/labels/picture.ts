import type { ScreenClass } from '@/model';
import type { Stage } from '@/stage';
import type { Theme } from '@/state';
import type { LabelCandidate } from './candidate';
import { LabelLayer, labelFloats } from './label-layer';
import { halos, looksOf } from './looks';
import type { MeasureLabel, SeenLabel } from './placement';
import { createLabelSheet, type DrawnLabel } from './sheet';

const fadeMs = 200;
/** Opacity of names outside the region looked at. */
const outsideStrength = 0.45;
/** Pixels of the sheet: a wall's names are large. */
const sheetSizes: Record<ScreenClass, [width: number, height: number]> = { large: [2_048, 2_048], medium: [2_048, 1_024], small: [2_048, 1_024] };
const haloOpacity: Record<Theme, number> = { night: 0.82, day: 0.88 };

interface Shown {
  label: SeenLabel;
  drawn: DrawnLabel;
  /** performance.now() of its appearance, or of its leaving. */
  since: number;
  leaving: boolean;
}

/** The names on the picture: drawing them, and letting them come and go. */
export interface LabelPicture {
  readonly visible: boolean;
  setLook(theme: Theme, opacity: number): void;
  /** CSS pixels of the screen's map text (`--map-text`), or else of its text; `ratio`: device pixels per CSS pixel. */
  setScale(ratio: number): { em: number };
  setStill(still: boolean): void;
  measure: MeasureLabel;
  /** Ids of the candidates that stand on the picture. */
  shown(): ReadonlySet<string>;
  /** These and no others; `now`: performance.now(). */
  show(labels: readonly SeenLabel[], now: number): void;
  /** Whether labels are still coming or going. */
  fading(now: number): boolean;
  /** The candidate whose name is drawn at a CSS pixel, as it was placed last. */
  at(x: number, y: number): LabelCandidate | null;
  stop(): void;
}

/** `onFonts`: more can be measured than before. */
export function createLabelPicture(stage: Stage, screenClass: ScreenClass, onFonts: () => void): LabelPicture {
  const looks = looksOf(screenClass);
  const sheet = createLabelSheet(...sheetSizes[screenClass], looks, onFonts);
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const start = performance.now();
  let shown = new Map<string, Shown>();
  let fadingUntil = 0;
  let still = true;
  let theme: Theme = 'night';
  let opacity = 1;

  const draw = (): void => {
    const table = new Float32Array(shown.size * labelFloats);
    let at = 0;
    // The most important last, on top of what fades away under it.
    for (const { label: { candidate }, drawn, since, leaving } of [...shown.values()].sort((a, b) => Number(b.leaving) - Number(a.leaving) || a.label.order - b.label.order)) {
      const { x, y, width, height } = drawn.spot;
      const ink = looks[candidate.style].ink[theme];
      table.set([
        ...candidate.position, ...(candidate.along ?? [0, 0, 0]), x, y, width, height, drawn.width, drawn.height, drawn.below,
        ink[0] / 255, ink[1] / 255, ink[2] / 255, leaving ? 1 : 0, (since - start) / 1_000, candidate.outside ? outsideStrength : 1,
      ], at);
      at += labelFloats;
    }
    const [r, g, b] = halos[theme];
    stage.setDeckLayers('labels', opacity === 0 ? [] : [new LabelLayer({
      id: 'labels', parameters: { depthCompare: 'always', depthWriteEnabled: false }, sheet, table, count: shown.size, opacity, halo: [r / 255, g / 255, b / 255, haloOpacity[theme]],
      fadeSeconds: reducedMotion.matches ? 0 : fadeMs / 1_000,
      clock: () => (performance.now() - start) / 1_000,
      still: () => still,
    })]);
  };

  const drawnOf = (labels: readonly SeenLabel[]): Map<string, DrawnLabel> | null => {
    const { generation } = sheet;
    const found = new Map<string, DrawnLabel>();
    for (const { candidate } of labels) {
      const drawn = sheet.draw(candidate.text, candidate.style);
      if (sheet.generation !== generation) return null;
      if (drawn) found.set(candidate.id, drawn);
    }
    return found.size === labels.length ? found : null;
  };

  return {
    get visible() {
      return opacity > 0;
    },
    setLook(nextTheme, nextOpacity) {
      if (nextTheme === theme && nextOpacity === opacity) return;
      theme = nextTheme;
      opacity = nextOpacity;
      draw();
    },
    setScale(ratio) {
      const root = getComputedStyle(document.documentElement);
      const em = Number.parseFloat(root.getPropertyValue('--map-text')) || Number.parseFloat(root.fontSize) || 16;
      const { generation } = sheet;
      sheet.setScale(em, ratio);
      if (sheet.generation !== generation) shown = new Map();
      return { em };
    },
    setStill: (value) => (still = value),
    measure: sheet.measure,
    shown: () => new Set([...shown].filter(([, { leaving }]) => !leaving).map(([id]) => id)),
    show(labels, now) {
      let drawn = drawnOf(labels);
      if (!drawn) {
        // The sheet is full of names of elsewhere: begin anew with those wanted now.
        sheet.clear();
        shown = new Map();
        drawn = drawnOf(labels) ?? new Map<string, DrawnLabel>();
      }
      const next = new Map<string, Shown>();
      let changed = false;
      for (const label of labels) {
        const { id } = label.candidate;
        const own = drawn.get(id);
        if (!own) continue;
        const before = shown.get(id);
        const stays = before !== undefined && !before.leaving && before.drawn === own;
        next.set(id, { label, drawn: own, since: stays ? before.since : now, leaving: false });
        changed ||= !stays || before.label.candidate.outside !== label.candidate.outside;
      }
      for (const [id, before] of shown) {
        if (next.has(id)) continue;
        if (!before.leaving) next.set(id, { ...before, since: now, leaving: true });
        else if (now - before.since < fadeMs) next.set(id, before);
        changed ||= !before.leaving;
      }
      shown = next;
      if (!changed) return;
      if (!reducedMotion.matches) fadingUntil = now + fadeMs;
      draw();
    },
    fading: (now) => now < fadingUntil,
    at(x, y) {
      for (const { label, leaving } of shown.values()) {
        if (!leaving && label.boxes.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom)) return label.candidate;
      }
      return null;
    },
    stop: () => stage.setDeckLayers('labels', []),
  };
}
