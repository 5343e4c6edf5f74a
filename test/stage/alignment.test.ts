import { describe } from 'vitest';
import { describeAlignment } from './alignment';
import { describeCalibrate } from './calibrate';
import { benchOfFile } from './open-page';
import { describeWalls } from './walls';

const bench = benchOfFile();
describe('alignment', () => {
  describeAlignment(bench);
});
describe('calibrate', () => {
  describeCalibrate(bench);
});
describe('walls', () => {
  describeWalls(bench);
});
