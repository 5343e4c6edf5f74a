import { semiMajorAxis, type Pose } from '@/geo';
import { CameraEventType, KeyboardEventModifier, Math as CesiumMath, type Scene } from 'cesium';
import { readPose } from './camera';
import { undocumented } from './undocumented';

/** Hands on this screen, turned into camera moves by Cesium's own controller. */
export interface CameraController {
  /** Lets the controller act once; the pose it moved the camera to, or null when it left it alone. */
  step(): Pose | null;
  /** Whether the camera is being moved: by a hand just now, or still by its momentum. */
  moving(now: number): boolean;
  dispose(): void;
}

/** Momentum may carry the camera this long after the last touch, and has died when nothing moved for a while. */
const momentumMs = 3_000;
const stillMs = 250;

/**
 * Drag pans, wheel and pinch zoom, right drag, middle drag and two fingers tilt and turn, shift and drag looks around.
 * The eye stays over the ground and under `maximumHeight` metres. Tilting stops at the horizon.
 */
export function createCameraController(scene: Scene, interactive: boolean, onInput: () => void): CameraController {
  const controller = scene.screenSpaceCameraController;
  const { canvas } = scene;
  controller.enableInputs = interactive;
  controller.minimumZoomDistance = 3;
  controller.maximumZoomDistance = 4 * semiMajorAxis;
  controller.maximumTiltAngle = CesiumMath.toRadians(89);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    controller.inertiaSpin = 0;
    controller.inertiaTranslate = 0;
    controller.inertiaZoom = 0;
  } else {
    controller.inertiaSpin = 0.85;
    controller.inertiaZoom = 0.75;
  }
  controller.zoomEventTypes = [CameraEventType.WHEEL, CameraEventType.PINCH];
  controller.tiltEventTypes = [
    CameraEventType.RIGHT_DRAG,
    CameraEventType.MIDDLE_DRAG,
    CameraEventType.PINCH,
    { eventType: CameraEventType.LEFT_DRAG, modifier: KeyboardEventModifier.CTRL },
  ];

  let lastInput = -Infinity;
  let lastMoved = -Infinity;
  let pressed = 0;
  const touched = (): void => {
    lastInput = performance.now();
    onInput();
  };
  const press = (): void => {
    pressed++;
    touched();
  };
  const release = (): void => {
    pressed = Math.max(0, pressed - 1);
    touched();
  };
  const move = (): void => {
    if (pressed > 0) touched();
  };
  const listening = new AbortController();
  if (interactive) {
    const options = { signal: listening.signal, passive: true };
    canvas.style.touchAction = 'none';
    canvas.addEventListener('pointerdown', press, options);
    canvas.addEventListener('pointermove', move, options);
    canvas.addEventListener('pointerup', release, options);
    canvas.addEventListener('pointercancel', release, options);
    canvas.addEventListener('wheel', touched, options);
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: listening.signal });
  }

  return {
    moving: (now) => interactive && now - Math.max(lastInput, lastMoved) < stillMs,
    step() {
      const now = performance.now();
      const mayMove = interactive && (pressed > 0 || now - lastInput < momentumMs);
      controller.enableInputs = mayMove;
      controller.enableCollisionDetection = mayMove;
      const before = readPose(scene.camera);
      undocumented(scene).initializeFrame();
      const after = readPose(scene.camera);
      if (!mayMove || samePose(before, after)) return null;
      lastMoved = now;
      return after;
    },
    dispose: () => listening.abort(),
  };
}

function samePose(a: Pose, b: Pose): boolean {
  return ([['eye', 1e-6], ['forward', 1e-12], ['up', 1e-12]] as const).every(([key, tolerance]) =>
    a[key].every((value, i) => Math.abs(value - b[key][i]!) <= tolerance));
}
