import { initialState, type ViewState, wholeShare } from '@/model';
import { createStage } from '@/stage';
import { createStageStore, createViewStore } from '@/state';
import { COORDINATE_SYSTEM } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { createElement } from 'react';
import { BoxGeometry, InstancedMesh, Matrix4, MeshLambertMaterial } from 'three';
import { pause, screenSpaceError, type BenchCity, type Side } from './side';

const things = 10_000;

/** Places in the city frame, on a grid 20 m wide around the middle of the home view. */
function places(x: number, y: number): [number, number, number][] {
  const side = Math.sqrt(things);
  return Array.from({ length: things }, (_, i) => [x + ((i % side) - side / 2) * 20, y + (Math.floor(i / side) - side / 2) * 20, 30]);
}

export async function openOurs({ manifest, manifestUrl }: BenchCity, container: HTMLElement): Promise<Side> {
  const view = createViewStore(initialState({ view: manifest.home, aspectRatio: innerWidth / innerHeight }));
  const status = createStageStore();
  const stage = await createStage({
    container, screenClass: 'medium', manifest, manifestUrl, view, status, interactive: false,
    budget: { screenSpaceError, maxPixelRatio: 1, tileMemoryMB: 512, dataHz: 30, msaaSamples: 4, labels: 0, shadows: 'off' },
    theme: 'day', share: wholeShare,
  });
  const middle = stage.frame.toLocal(stage.groundAt(innerWidth / 2, innerHeight / 2) ?? { ...manifest.origin, height: manifest.groundHeight });
  const spots = places(middle[0], middle[1]);
  let left: ViewState[] = [];
  stage.onFrame(() => {
    const next = left.shift();
    if (next) view.set('camera', { ...view.get('camera'), view: next }, 'user');
    return left.length > 0;
  });
  return {
    async walk(views) {
      left = [...views];
      stage.invalidate();
      while (left.length > 0) await pause(30);
    },
    loading: () => stage.stats().tiles.pending > 0,
    overlay(kind) {
      stage.setDeckLayers('bench', kind === 'deck' ? [new ScatterplotLayer({
        id: 'bench', data: spots, getPosition: (spot: [number, number, number]) => spot, getRadius: 4, getFillColor: [230, 80, 40],
        radiusUnits: 'common', coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
      })] : []);
      stage.setSite('bench', kind === 'three' ? createElement('primitive', { object: boxes(spots) }) : null);
    },
    frames: () => stage.stats().frames,
    rest: () => undefined,
  };
}

function boxes(spots: readonly [number, number, number][]): InstancedMesh {
  const mesh = new InstancedMesh(new BoxGeometry(6, 6, 6), new MeshLambertMaterial({ color: '#e65028' }), spots.length);
  spots.forEach((spot, i) => mesh.setMatrixAt(i, new Matrix4().makeTranslation(...spot)));
  return mesh;
}
