import { afterAll, beforeAll, describe } from 'vitest';
import { describeAlignment } from './alignment';
import { describeCalibrate } from './calibrate';
import { describeBadTiles } from './bad-tiles';
import { describeContextLoss } from './context-loss';
import { describeFrames } from './frames';
import { describeHands } from './hands';
import { describeLight } from './light';
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
describe('calibrate', () => {
  describeCalibrate(() => bench);
});
describe('walls', () => {
  describeWalls(() => bench);
});
describe('light, paint and scope', () => {
  describeLight(() => bench);
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
describe('bad tiles', () => {
  describeBadTiles(() => bench);
});
