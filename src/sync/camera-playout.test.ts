import type { CameraAspect } from '@/model';
import { describe, expect, it } from 'vitest';
import { createCameraPlayout } from './camera-playout';

const at = (longitude: number): CameraAspect =>
  ({ view: { longitude, latitude: 0, height: 500, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6 });
const longitude = (value: CameraAspect | null): number | undefined => value?.view.longitude;

describe('R16 playout of a led camera', () => {
  it('is null without samples and the first sample before its time', () => {
    const playout = createCameraPlayout();
    expect(playout.at(0)).toBeNull();
    playout.push(100, at(1), false);
    expect(longitude(playout.at(50))).toBe(1);
  });

  it('runs along the samples at the shared time', () => {
    const playout = createCameraPlayout();
    playout.push(100, at(1), false);
    playout.push(120, at(2), false);
    playout.push(140, at(4), false);
    expect(longitude(playout.at(110))).toBeCloseTo(1.5, 9);
    expect(longitude(playout.at(120))).toBe(2);
    expect(longitude(playout.at(130))).toBeCloseTo(3, 9);
  });

  it('gives two screens the same view for the same time, however often each asked before', () => {
    const [eager, lazy] = [createCameraPlayout(), createCameraPlayout()];
    for (let i = 0; i < 20; i++) {
      eager.push(i * 16, at(i * i), false);
      lazy.push(i * 16, at(i * i), false);
      eager.at(i * 16 - 50);
    }
    expect(eager.at(261)).toEqual(lazy.at(261));
  });

  it('continues a motion for 100 ms, then holds', () => {
    const playout = createCameraPlayout();
    playout.push(100, at(1), false);
    playout.push(120, at(2), false);
    expect(longitude(playout.at(140))).toBeCloseTo(3, 9);
    expect(longitude(playout.at(220))).toBeCloseTo(7, 9);
    expect(longitude(playout.at(900))).toBeCloseTo(7, 9);
    expect(playout.stillAfter).toBe(220);
  });

  it('continues no motion to where no camera may be', () => {
    const playout = createCameraPlayout();
    const high = (height: number): CameraAspect => ({ ...at(1), view: { ...at(1).view, height } });
    playout.push(100, high(1_200), false);
    playout.push(116, high(300), false);
    expect(playout.at(216)?.view.height).toBe(-1_000);
  });

  it('ends exactly at the settled value and does not continue it', () => {
    const playout = createCameraPlayout();
    const end = at(1.23456789);
    playout.push(100, at(1), false);
    playout.push(120, end, true);
    expect(playout.at(120)).toBe(end);
    expect(playout.at(5_000)).toBe(end);
    expect([playout.end, playout.stillAfter]).toEqual([120, 120]);
  });

  it('settles a value already seen as a sample', () => {
    const playout = createCameraPlayout();
    playout.push(100, at(1), false);
    playout.push(120, at(2), false);
    expect(playout.end).toBeNull();
    playout.push(120, at(2), true);
    expect(playout.end).toBe(120);
    expect(longitude(playout.at(500))).toBe(2);
  });

  it('takes a long gap for a rest: the new motion starts shortly before its first sample', () => {
    const playout = createCameraPlayout();
    playout.push(0, at(1), true);
    playout.push(10_000, at(2), false);
    expect(longitude(playout.at(5_000))).toBe(1);
    expect(longitude(playout.at(9_983.5))).toBeCloseTo(1.5, 9);
    expect(longitude(playout.at(10_050))).toBe(2);
  });

  it('puts a sample whose clock is behind in the place of the last', () => {
    const playout = createCameraPlayout();
    playout.push(100, at(1), false);
    playout.push(90, at(5), true);
    expect(playout.end).toBe(100);
    expect(longitude(playout.at(100))).toBe(5);
  });

  it('forgets', () => {
    const playout = createCameraPlayout();
    playout.push(100, at(1), true);
    playout.clear();
    expect([playout.at(200), playout.end]).toEqual([null, null]);
  });

  it('keeps a bounded number of samples while nobody asks', () => {
    const playout = createCameraPlayout();
    for (let i = 0; i < 1_000; i++) playout.push(i, at(i / 10), false);
    expect(longitude(playout.at(0))).toBeCloseTo(74.4, 9);
  });
});
