import { afterAll, beforeAll, describe } from 'vitest';
import { describeAlignment } from './alignment';
import { describeContextLoss } from './context-loss';
import { describeFrames } from './frames';
import { describeHands } from './hands';
import { describeOcclusion } from './occlusion';
import { openBench, type StageBench } from './open-page';
import { describeWalls } from './walls';

let bench: StageBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** One browser and one page server for all of it: starting them costs more than most tests. */
describe('occlusion', () => {
  describeOcclusion(() => bench);
});
describe('alignment', () => {
  describeAlignment(() => bench);
});
describe('walls', () => {
  describeWalls(() => bench);
});
describe('frames', () => {
  describeFrames(() => bench);
});
describe('hands', () => {
  describeHands(() => bench);
});
describe('lost and missing contexts', () => {
  describeContextLoss(() => bench);
});
