import { createCityFrame } from '@/geo';
import type { Position } from '@/model';
import { buffersOf } from '../streets/pack';
import { readNames, type NameFiles } from './read-names';

/** The one thing the page sends; a `ReadNames` comes back. */
export interface ToNames {
  files: NameFiles;
  origin: Position;
  groundHeight: number;
}

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = ({ data: { files, origin, groundHeight } }: MessageEvent<ToNames>) => {
  void readNames(files, createCityFrame(origin), groundHeight).then((names) => {
    scope.postMessage(names, 'value' in names.streets && names.streets.value ? buffersOf(names.streets.value) : []);
  });
};
