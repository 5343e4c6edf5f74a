import type { Vec3 } from '@/geo';
import { Deck, type Layer, type PickingInfo, type Viewport } from '@deck.gl/core';
import type { Device } from '@luma.gl/core';
import type { EngineHit, FrameCamera, OverlayEngine } from '../engine';
import { eyeDepthOf } from '../frame-camera';
import { resetGlState } from '../gl-state';
import { inOrder } from '../owner-order';
import { viewCone, type ViewCone } from '../view-cone';
import { CityView, cityViewState, type CityViewState } from './city-view';
import { isOutOfSight, lineReach } from './out-of-sight';

export interface DeckEngine extends OverlayEngine {
  setLayers(owner: string, layers: readonly Layer[]): void;
  /** Owners in the order they are drawn, see `Stage.setOrder`. */
  setOrder(owners: readonly string[]): void;
}

/** What the stage uses of deck.gl beyond its public type: its own loop is handed to us, and drawing keeps the canvas. */
interface DrivenDeck {
  _drawLayers(reason: string, options: { clearCanvas: boolean }): void;
  animationFrameProvider: { requestAnimationFrame(callback: (now: number) => void): number; cancelAnimationFrame(id: number): void };
  device: Device;
}

const viewId = 'city';
/** Stated for every draw: what deck.gl sets once on its device is gone after another engine's turn. */
const drawing = {
  depthWriteEnabled: true,
  depthCompare: 'less-equal',
  blend: true,
  blendColorOperation: 'add',
  blendColorSrcFactor: 'src-alpha',
  blendColorDstFactor: 'one-minus-src-alpha',
  blendAlphaOperation: 'add',
  blendAlphaSrcFactor: 'one',
  blendAlphaDstFactor: 'one-minus-src-alpha',
} as const;
/** CSS pixels around the pointer in which a mark still counts as hit. */
const reach = 3;
/** A moment for what loads without telling: icons, fonts, data of promises. */
const pollMs = 100;

/**
 * deck.gl on a canvas it neither owns nor listens to. It sees a detached element as its parent, so it sets no style, no
 * cursor and no event handler on the page. `requestFrame` asks for another frame in that many milliseconds.
 */
export async function createDeckEngine(
  gl: WebGL2RenderingContext, requestFrame: (delayMs: number) => void, onError: (message: string) => void,
): Promise<DeckEngine> {
  const owners = new Map<string, readonly Layer[]>();
  const ownerOf = new Map<string, string>();
  let order: readonly string[] = [];
  let tick: ((now: number) => void) | null = null;
  let cone: ViewCone | null = null;

  const deck = await new Promise<Deck<CityView>>((resolve) => {
    const made: Deck<CityView> = new Deck({
      gl,
      parent: detachedParent(),
      views: new CityView({ id: viewId }),
      viewState: {} as never,
      layers: [],
      parameters: drawing,
      layerFilter: ({ layer }) => !cone || !isOutOfSight(layer, cone),
      _customRender: () => undefined,
      onError: (error) => onError(`deck.gl: ${error.message}`),
      onLoad: () => resolve(made),
      animationFrameProvider: {
        requestAnimationFrame: (callback) => {
          tick = callback;
          return 1;
        },
        cancelAnimationFrame: () => (tick = null),
      },
    } as ConstructorParameters<typeof Deck<CityView>>[0] & Pick<DrivenDeck, 'animationFrameProvider'>);
  });
  const driven = deck as unknown as DrivenDeck;

  const aim = (camera: FrameCamera): void => {
    fitCanvas(driven.device, camera);
    cone = viewCone(camera, lineReach);
    const state: CityViewState = cityViewState(camera);
    deck.setProps({ viewState: { [viewId]: state } as never });
  };
  const show = (): void => {
    deck.setProps({ layers: inOrder(owners, order).flatMap(([, own]) => own) });
    requestFrame(0);
  };
  const viewport = (): Viewport | undefined => deck.getViewports()[0];

  return {
    setLayers(owner, layers) {
      owners.set(owner, layers.map(withoutPolygonOffset));
      ownerOf.clear();
      for (const [name, own] of owners) for (const layer of own) ownerOf.set(layer.id, name.split('/')[0]!);
      show();
    },
    setOrder(next) {
      order = next;
      show();
    },
    draw(camera, now) {
      aim(camera);
      tick?.(now);
      driven._drawLayers('stage', { clearCanvas: false });
      if (deck.needsRedraw({ clearRedrawFlags: true })) requestFrame(0);
      else if ([...owners.values()].flat().some((layer) => !isLoaded(deck, layer))) requestFrame(pollMs);
    },
    pick(x, y, camera, limit) {
      resetGlState(gl);
      aim(camera);
      const info = deck.pickObject({ x, y, radius: reach, unproject3D: true });
      resetGlState(gl);
      return info && hitOf(info, camera, limit, ownerOf);
    },
    project(points) {
      const at = viewport();
      return points.map((point) => {
        if (!at) return null;
        const [x, y, z] = at.project(point) as Vec3;
        return z > -1 && z < 1 ? [x, y] : null;
      });
    },
    dispose() {
      deck.finalize();
      // Its device leaves the observers of its canvas behind, and a listener on the screen's pixel ratio that holds all of it.
      driven.device.getDefaultCanvasContext().destroy();
      driven.device.destroy();
    },
  };
}

function hitOf(info: PickingInfo, camera: FrameCamera, limit: number, ownerOf: ReadonlyMap<string, string>): EngineHit | null {
  const found = info.object as { id?: unknown; properties?: Record<string, string | number> } | undefined;
  const layer = info.layer && (ownerOf.get(info.layer.id) ?? info.layer.id);
  if (!layer || found?.id === undefined || info.coordinate?.length !== 3) return null;
  const eyeDepth = eyeDepthOf(camera, info.coordinate as Vec3);
  if (eyeDepth > limit) return null;
  return { layer, id: String(found.id), eyeDepth, properties: found.properties ?? {} };
}

/** deck.gl takes sizes from observers of its own; the stage's canvas size is the one that counts. */
function fitCanvas(device: Device, { width, height }: FrameCamera): void {
  const context = device.getDefaultCanvasContext();
  const { canvas } = context;
  context.setDrawingBufferSize(canvas.width, canvas.height);
  if (context.cssWidth === width && context.cssHeight === height) return;
  const oldPixelSize = context.getDevicePixelSize();
  context.cssWidth = width;
  context.cssHeight = height;
  device.props.onResize(context, { oldPixelSize });
}

/** deck.gl pulls later layers towards the eye, by metres at a city's distances; here depth alone decides. */
function withoutPolygonOffset(layer: Layer): Layer {
  return layer.clone({ getPolygonOffset: () => [0, 0] });
}

function isLoaded(deck: Deck<CityView>, layer: Layer): boolean {
  const { layerManager } = deck as unknown as { layerManager: { getLayers(options: { layerIds: string[] }): Layer[] } };
  return layerManager.getLayers({ layerIds: [layer.id] }).every((each) => each.isLoaded);
}

function detachedParent(): HTMLDivElement {
  const parent = document.createElement('div');
  for (const name of ['deck-events-root', 'deck-widgets-root']) {
    const child = document.createElement('div');
    child.className = name;
    parent.append(child);
  }
  return parent;
}
