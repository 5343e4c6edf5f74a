import { coordinateUnit, decodeMovers } from '@/protocol';
import { connect, join } from '../hub/screen';

/** A worker's reports: hub time in ms, longitude and latitude in degrees, oldest first. */
export type Track = [time: number, longitude: number, latitude: number][];

export interface WorkerWatch {
  /** Id and reports of a worker who has moved between all of its last reports; resolves once there is one. */
  onTheMove(): Promise<{ id: string; track: Track }>;
  track(id: string): Track;
  close(): void;
}

/** Listens to the hub as one more screen and keeps what each worker reported. */
export async function watchWorkers(hubUrl: string, link: string): Promise<WorkerWatch> {
  const tracks = new Map<string, Track>();
  const socket = connect(hubUrl, link, { screenId: 'worker-watch' });
  socket.on('movers', (bytes: Uint8Array) => {
    const { index, longitude, latitude, delay, baseTime } = decodeMovers(new Uint8Array(bytes));
    index.forEach((worker, i) => {
      const id = `w-${worker}`;
      const track = tracks.get(id) ?? [];
      track.push([baseTime + delay[i]!, longitude[i]! * coordinateUnit, latitude[i]! * coordinateUnit]);
      tracks.set(id, track);
    });
  });
  await join(socket);
  const moved = (track: Track): boolean =>
    track.length >= 3 && track.every(([, x, y], i) => i === 0 || Math.hypot(x - track[i - 1]![1], y - track[i - 1]![2]) > 2e-5);
  return {
    async onTheMove() {
      for (;;) {
        for (const [id, track] of tracks) if (moved(track)) return { id, track };
        await new Promise((resolve) => { setTimeout(resolve, 500); });
      }
    },
    track: (id) => tracks.get(id) ?? [],
    close: () => socket.close(),
  };
}
