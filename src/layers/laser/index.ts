import type { Vec3 } from '@/geo';
import { forgetHands, type HandStore, type Theme } from '@/state';
import type { Stage } from '@/stage';
import { COORDINATE_SYSTEM, type Color, type Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { constantPixels } from '../constant-pixels';
import { evenPixels } from '../outline';
import { shownHand, type ShownHand } from './shown-hand';

const inks: Record<Theme, { dot: Color; core: Color; paper: Color; text: Color }> = {
  night: { dot: [255, 70, 120, 255], core: [255, 255, 255, 255], paper: [12, 19, 32, 235], text: [255, 255, 255, 255] },
  day: { dot: [208, 0, 70, 255], core: [255, 255, 255, 255], paper: [255, 255, 255, 245], text: [20, 26, 34, 255] },
};
/** Of the screen's text: what is read at its distance is also seen at it. */
const sizes = { dot: 0.55, core: 0.2, trail: 0.42, name: 1, offset: 1.5 };
/** Hands that ended so long ago are forgotten, milliseconds. */
const forgottenAfter = 3_000;

interface LaserOptions {
  stage: Stage;
  hands: HandStore;
  theme(): Theme;
  /** Name as this screen's reader knows it. */
  nameOf(name: string): string;
  sharedNow(): number;
}

/** Draws every pointing hand of the room: a bright dot, a short trail that fades, and whose it is. On top of everything. Returns its end. */
export function drawHands({ stage, hands, theme, nameOf, sharedNow }: LaserOptions): () => void {
  let drawn = false;
  const stopFrames = stage.onFrame(() => {
    const { hands: all } = hands.getState();
    if (all.size === 0 && !drawn) return false;
    const now = sharedNow();
    const shown = [...all.values()].flatMap((hand) => shownHand(hand, now, stage.frame.toLocal) ?? []);
    drawn = shown.length > 0;
    stage.setDeckLayers('laser', drawn ? handLayers(shown.map((hand) => ({ ...hand, name: nameOf(hand.name) })), theme()) : []);
    forgetHands(hands, now - forgottenAfter);
    return drawn;
  });
  const stopHands = hands.subscribe(() => stage.invalidate());
  return () => {
    stopFrames();
    stopHands();
  };
}

function handLayers(hands: readonly ShownHand[], theme: Theme): Layer[] {
  const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const { dot, core, paper, text } = inks[theme];
  const present = hands.filter((hand): hand is ShownHand & { at: Vec3 } => hand.at !== null);
  const trails = hands.flatMap(({ trail }) => trail.slice(1).map((to, i) => ({ path: [trail[i]!.at, to.at], strength: to.strength })));
  const shared = {
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, pickable: false, parameters: { depthCompare: 'always', depthWriteEnabled: false },
  } as const;
  const dots = (id: string, radius: number, colour: Color): Layer => new ScatterplotLayer<ShownHand & { at: Vec3 }>({
    ...shared, id, data: present, getPosition: ({ at }) => at, getRadius: radius * em, radiusUnits: 'pixels', billboard: true, getFillColor: colour, extensions: [constantPixels],
  });
  return [
    new PathLayer<(typeof trails)[number]>({
      ...shared, id: 'laser-trails', data: trails, getPath: ({ path }) => path, widthUnits: 'pixels', billboard: true, capRounded: true, extensions: [evenPixels],
      getWidth: ({ strength }) => em * sizes.trail * (0.25 + 0.75 * strength),
      getColor: ({ strength }) => [dot[0]!, dot[1]!, dot[2]!, 200 * strength * strength],
    }),
    dots('laser-glow', sizes.dot * 1.9, [dot[0]!, dot[1]!, dot[2]!, 70]),
    dots('laser-dots', sizes.dot, dot),
    dots('laser-cores', sizes.core, core),
    new TextLayer<ShownHand & { at: Vec3 }>({
      ...shared, id: 'laser-names', data: present, getPosition: ({ at }) => at, getText: ({ name }) => name, characterSet: 'auto', extensions: [constantPixels],
      getSize: em * sizes.name, getColor: text, background: true, getBackgroundColor: paper, backgroundPadding: [em * 0.45, em * 0.2],
      getPixelOffset: [0, -em * sizes.offset], fontFamily: "'Inter Variable', 'Noto Sans SC Variable', sans-serif", fontWeight: 640,
      fontSettings: { fontSize: 64 },
    }),
  ];
}
