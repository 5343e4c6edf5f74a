import { interpolateView } from '@/geo';
import { viewStateSchema, type CameraAspect } from '@/model';

/** Milliseconds a motion is continued beyond the last sample. */
const extrapolateMs = 100;
/** Samples farther apart than this, milliseconds, are a rest and a new motion, not one slow motion. */
const restMs = 250;
/** How long before its first sample a new motion starts, milliseconds. */
const onsetMs = 33;
const maxSamples = 256;

interface Sample {
  at: number;
  value: CameraAspect;
  final: boolean;
}

/** The last samples of a led camera as a curve over hub time; the same samples and time give the same view everywhere. */
export interface CameraPlayout {
  /** Samples come in the order they were said; one that is not later than the last takes its place. */
  push(sampledAt: number, value: CameraAspect, final: boolean): void;
  /** Camera at a hub time, null without a sample. At and after the end of a motion it is exactly the last value. */
  at(hubTime: number): CameraAspect | null;
  /** Hub time of the end of the motion; null while it goes on or nothing was said. */
  readonly end: number | null;
  /** Hub time after which the curve stays where it is, for want of samples or because it is at its end. */
  readonly stillAfter: number;
  clear(): void;
}

export function createCameraPlayout(): CameraPlayout {
  let samples: Sample[] = [];

  return {
    push(sampledAt, value, final) {
      const last = samples.at(-1);
      if (last && sampledAt <= last.at) samples[samples.length - 1] = { at: last.at, value, final };
      else samples.push({ at: sampledAt, value, final });
      if (samples.length > maxSamples) samples.shift();
    },
    at(hubTime) {
      while (samples.length > 2 && samples[1]!.at <= hubTime) samples.shift();
      const [a, b] = samples;
      if (!a) return null;
      if (!b || hubTime <= a.at) return a.value;
      const resting = b.at - a.at > restMs;
      const start = resting ? b.at - onsetMs : a.at;
      if (hubTime < b.at) return hubTime <= start ? a.value : between(a.value, b.value, (hubTime - start) / (b.at - start));
      if (b.final || resting) return b.value;
      return between(a.value, b.value, 1 + Math.min(hubTime - b.at, extrapolateMs) / (b.at - start));
    },
    get end() {
      const last = samples.at(-1);
      return last?.final ? last.at : null;
    },
    get stillAfter() {
      const last = samples.at(-1);
      return last ? last.at + (last.final ? 0 : extrapolateMs) : -Infinity;
    },
    clear() {
      samples = [];
    },
  };
}

function between(a: CameraAspect, b: CameraAspect, t: number): CameraAspect {
  if (t === 1) return b;
  const view = interpolateView(a.view, b.view, t);
  return { view: t < 1 ? view : { ...view, height: within('height', view.height), fovy: within('fovy', view.fovy) }, aspectRatio: b.aspectRatio };
}

/** A motion that is continued leaves no bounds of a view: what is shown here may be said to the room in the next moment. */
function within(field: 'height' | 'fovy', value: number): number {
  const { minValue, maxValue } = viewStateSchema.shape[field];
  return Math.min(Math.max(value, minValue ?? value), maxValue ?? value);
}
