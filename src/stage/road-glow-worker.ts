import { paintRoadGlow, type LitStreets } from './paint-road-glow';

const scope = self as unknown as DedicatedWorkerGlobalScope;

/** The one thing the page sends are a city's streets; a `RoadGlow` or null comes back. */
scope.onmessage = ({ data }: MessageEvent<LitStreets>) => {
  const glow = paintRoadGlow(data);
  scope.postMessage(glow, glow ? [glow.light.buffer] : []);
};
