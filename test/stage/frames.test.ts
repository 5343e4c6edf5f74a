import { describe } from 'vitest';
import { describeBadTiles } from './bad-tiles';
import { describeContextLoss } from './context-loss';
import { describeFrames } from './frames';
import { benchOfFile } from './open-page';

const bench = benchOfFile();
describe('frames', () => {
  describeFrames(bench);
});
describe('lost and missing contexts', () => {
  describeContextLoss(bench);
});
describe('bad tiles', () => {
  describeBadTiles(bench);
});
