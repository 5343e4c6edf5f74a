import { framingOf } from '@/geo';
import type { Alert, CameraAspect, Aspect } from '@/model';

/** Degrees from straight down: the place and what stands around it. */
const pitch = 55;
const fovy = 45;
const aspectRatio = 16 / 9;

/** The camera on the place of an alert, with the bearing and the lens the room has. */
export function alertCamera({ position, distance }: Alert, before: { aspect: Aspect; value: unknown } | null): CameraAspect {
  const camera = before?.aspect === 'camera' ? (before.value as CameraAspect) : null;
  return {
    view: framingOf(position, distance, camera?.view.bearing ?? 0, pitch, camera?.view.fovy ?? fovy),
    aspectRatio: camera?.aspectRatio ?? aspectRatio,
  };
}
