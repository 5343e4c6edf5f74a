import { describe } from 'vitest';
import { describeLight } from './light';
import { describeOcclusion } from './occlusion';
import { benchOfFile } from './open-page';

const bench = benchOfFile();
describe('occlusion', () => {
  describeOcclusion(bench);
});
describe('light, paint and scope', () => {
  describeLight(bench);
});
