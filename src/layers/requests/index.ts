import type { ServiceRequest } from '@/model';
import { projected } from '@/geo';
import { createElement } from 'react';
import type { Layer } from '../layer';
import { layerState } from '../layer-state';
import { Beacons, type Beacon } from './beacons';
import { blooms } from './bloom';
import type { PinCluster } from './cluster';
import { drawPins, phaseColours } from './drawing';
import { RequestsLegend } from './legend';
import { RequestPanel } from './panel';
import { phaseOf } from './phase';
import { createPinAtlas } from './pin-atlas';
import { clearOf, isCovered, marksOf, sameMarks } from './pin-marks';
import { pinSizeOf } from './pin-size';
import { createPinSource } from './source';
import { RequestTip } from './tip';

/** While the camera moves, pins are gathered anew at most this often. */
const gatherEveryMs = 250;
/** Time limits run on and closed requests leave, also while nothing else happens. */
const renewEveryMs = 15_000;

/** Service requests: pins by category, and a light where a new one appears. */
export const requestsLayer: Layer = {
  id: 'requests',
  title: 'layers.layer.requests',
  selects: ['request'],
  start({ stage, screenClass, manifest, view, requests, dataTime, preferences, sharedNow, covers, marks }) {
    const atlas = createPinAtlas();
    const { frame } = stage;
    const shownNow = (): number => dataTime.getState().asOf ?? sharedNow();
    const pinsAt = createPinSource({ frame, groundHeight: manifest.groundHeight, view, requests });
    let due = true;
    let gatheredAt = Number.NEGATIVE_INFINITY;
    let blooming: ServiceRequest[] = [];
    let clusters: ReadonlyMap<string, PinCluster> = new Map();

    const gather = (now: number): void => {
      const { visible, opacity } = layerState(view, 'requests');
      const { theme } = preferences.getState();
      const camera = stage.camera();
      const over = covers.getState();
      const size = pinSizeOf(screenClass, Number.parseFloat(getComputedStyle(document.documentElement).fontSize), over.whole && over.whole.bottom - over.whole.top);
      const { width } = size;
      const pins = clearOf(pinsAt(shownNow(), size), screenClass === 'large' && camera ? (place) => isCovered(projected(camera, place), width, over) : null);
      clusters = new Map(pins.clusters.map((cluster) => [cluster.id, cluster]));
      stage.setDeckLayers('requests', visible ? drawPins(pins, { atlas, theme, opacity, width }) : []);
      const standing = visible ? marksOf(pins, width) : [];
      if (!sameMarks(standing, marks.getState()['requests'] ?? [])) marks.setState({ requests: standing });
      due = false;
      gatheredAt = now;
    };
    const soon = (): void => {
      due = true;
      gatheredAt = Number.NEGATIVE_INFINITY;
      stage.invalidate();
    };

    const light = (): void => {
      const selection = view.get('selection');
      const selected = selection?.kind === 'request' ? requests.getState().requests.get(selection.id) : undefined;
      const beaconOf = (request: ServiceRequest, recordedAt: number | null): Beacon => ({
        id: request.requestId,
        position: frame.toLocal({ longitude: request.longitude, latitude: request.latitude, height: manifest.groundHeight }),
        colour: phaseColours[phaseOf(request.status)],
        recordedAt,
      });
      const beacons = blooming.map((request) => beaconOf(request, request.updatedAt));
      if (selected) beacons.push(beaconOf(selected, null));
      const shown = beacons.length > 0 && layerState(view, 'requests').visible;
      stage.setSite('requests', shown ? createElement(Beacons, { beacons, frame, view, theme: preferences.getState().theme, sharedNow }) : null);
      stage.animate('request-blooms', blooming.length > 0);
    };

    const stops = [
      stage.onFrame((now) => {
        if (due && now - gatheredAt >= gatherEveryMs) gather(now);
        const over = blooming.filter((request) => !blooms(request.updatedAt, sharedNow()));
        if (over.length > 0) {
          blooming = blooming.filter((request) => !over.includes(request));
          light();
        }
        return due;
      }),
      requests.subscribe((state, before) => {
        if (state.requests === before.requests) return;
        const now = sharedNow();
        const fresh = dataTime.getState().asOf !== null ? [] : [...state.requests.values()].filter(
          (request) => request.rev === 1 && !before.requests.has(request.requestId) && blooms(request.updatedAt, now),
        );
        blooming = [...blooming, ...fresh];
        light();
        soon();
      }),
      view.onChange(({ aspect }) => {
        if (aspect === 'camera') due = true;
        else {
          light();
          soon();
        }
      }),
      dataTime.subscribe(soon),
      preferences.subscribe(() => {
        light();
        soon();
      }),
      covers.subscribe(soon),
    ];
    const renewing = setInterval(soon, renewEveryMs);
    light();
    soon();

    return {
      Panel: ({ id }) => createElement(RequestPanel, { id, requests, timeZone: manifest.timeZone, sharedNow: shownNow }),
      Tip: RequestTip,
      gathers(id) {
        const cluster = clusters.get(id);
        return cluster
          ? cluster.requests.map(({ requestId, longitude, latitude }) => ({ id: requestId, longitude, latitude, height: manifest.groundHeight }))
          : null;
      },
      Legend: () => createElement(RequestsLegend, { view, requests, hands: screenClass !== 'large' }),
      stop() {
        clearInterval(renewing);
        for (const stop of stops) stop();
        stage.animate('request-blooms', false);
        stage.setSite('requests', null);
        stage.setDeckLayers('requests', []);
        marks.setState({ requests: [] });
      },
    };
  },
};
