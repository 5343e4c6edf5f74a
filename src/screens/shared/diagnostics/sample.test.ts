import type { StageStats } from '@/stage';
import { expect, test } from 'vitest';
import { median, reportOf, sampleOf } from './sample';

const stats = (frames: number, camera: number, data: number): StageStats => ({
  frames, frameMs: { total: [3, 1, 2], cesium: [1], three: [], deck: [] }, gpuMs: [4, 40, 5], pixelRatio: 1, memoryMB: 80, heap: null,
  reasons: { camera, hands: 0, city: 0, overlays: 0, data, asked: 0, settling: 0 }, tiles: { loaded: 3, pending: 0, failed: 0 }, errors: ['tile x: 404'],
});

test('two looks make a rate, and the reasons of the frames between them, most first', () => {
  const first = sampleOf(stats(100, 60, 40), 1_000, null);
  expect(first).toMatchObject({ framesPerSecond: 0, reasons: [] });
  expect(sampleOf(stats(130, 65, 65), 3_000, first)).toMatchObject({ framesPerSecond: 15, reasons: [['data', 25], ['camera', 5]] });
});

test('a report holds medians and errors, and where it is from', () => {
  const report: unknown = JSON.parse(reportOf(sampleOf(stats(1, 0, 0), 0, null), { level: 'full' }, '/desk', 'Browser 1'));
  expect(report).toMatchObject({ page: '/desk', medianMs: { total: 2, three: 0, gpu: 5 }, budget: { level: 'full' }, errors: ['tile x: 404'] });
});

test('the median of nothing is nothing', () => expect(median([])).toBe(0));
