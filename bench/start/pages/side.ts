import { poseOf, type Pose } from '@/geo';
import { cityManifestSchema, type CityManifest } from '@/model';

declare global {
  interface Window {
    /** Where Cesium finds its workers and textures. */
    CESIUM_BASE_URL: string;
    /** performance.now() when the first frame with all tiles was drawn; null before. */
    complete: number | null;
  }
}

/** The city the page's address names, and the pose of its home view. */
export async function openCity(): Promise<{ manifest: CityManifest; url(path: string): string; pose: Pose }> {
  const manifestUrl = new URL(new URLSearchParams(location.search).get('city')!, location.href).href;
  const manifest = cityManifestSchema.parse(await (await fetch(manifestUrl)).json());
  return { manifest, url: (path) => new URL(path, manifestUrl).href, pose: poseOf(manifest.home) };
}

/** Sets `complete` once the GPU has drawn everything asked of it until now: the stage waits for the same. */
export function markComplete(gl: WebGL2RenderingContext): void {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)!;
  gl.flush();
  const look = (): void => {
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) window.complete = performance.now();
    else setTimeout(look, 4);
  };
  look();
}
