import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './range-slider.module.css';

type Range = readonly [least: number, most: number];

interface RangeSliderProps {
  /** Where a value lies on the track, 0…1, and back; neither has to be linear. */
  shareOf(value: number): number;
  valueAt(share: number): number;
  ends: Range;
  /** What an arrow key adds. */
  step: number;
  value: Range;
  onChange(value: Range): void;
  label: string;
  thumbLabels: readonly [least: string, most: string];
  format(value: number): string;
  /** Drawn under the thumbs, as wide as the track. */
  children?: ReactNode;
}

/** Two thumbs on one track. A thumb never passes the other; Home and End take it to its end of the track. */
export function RangeSlider({ shareOf, valueAt, ends, step, value, onChange, label, thumbLabels, format, children }: RangeSliderProps) {
  const track = useRef<HTMLDivElement>(null);
  const held = useRef<0 | 1 | null>(null);

  const move = (thumb: 0 | 1, to: number): void => {
    const bounded = Math.min(thumb === 0 ? value[1] : ends[1], Math.max(thumb === 1 ? value[0] : ends[0], to));
    if (bounded !== value[thumb]) onChange(thumb === 0 ? [bounded, value[1]] : [value[0], bounded]);
  };
  const shareUnder = ({ clientX }: PointerEvent): number => {
    const { left, width } = track.current!.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientX - left) / width));
  };
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const share = shareUnder(event);
    const [least, most] = value.map(shareOf) as [number, number];
    const thumb = share < least || Math.abs(share - least) < Math.abs(share - most) ? 0 : 1;
    held.current = thumb;
    (event.currentTarget.querySelectorAll('[role=slider]')[thumb] as HTMLElement).focus();
    move(thumb, valueAt(share));
  };
  const drag = (event: PointerEvent): void => {
    if (held.current !== null) move(held.current, valueAt(shareUnder(event)));
  };
  const release = (): void => {
    held.current = null;
  };
  const key = (thumb: 0 | 1) => (event: KeyboardEvent): void => {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (steps !== undefined) move(thumb, value[thumb] + steps * step);
    else if (event.key === 'Home') move(thumb, ends[0]);
    else if (event.key === 'End') move(thumb, ends[1]);
    else return;
    event.preventDefault();
  };

  const [from, to] = value.map(shareOf) as [number, number];
  return (
    <div className={styles.slider} role="group" aria-label={label}>
      <div className={styles.pad} onPointerDown={down} onPointerMove={drag} onPointerUp={release} onPointerCancel={release}>
        <div className={styles.track} ref={track}>
          {children}
          <span className={styles.cut} style={{ left: 0, width: `${from * 100}%` }} />
          <span className={styles.cut} style={{ right: 0, width: `${(1 - to) * 100}%` }} />
          {([0, 1] as const).map((thumb) => (
            <span
              key={thumb} role="slider" tabIndex={0} className={styles.thumb} style={{ left: `${shareOf(value[thumb]) * 100}%` }} aria-label={thumbLabels[thumb]}
              aria-valuemin={thumb === 0 ? ends[0] : value[0]} aria-valuemax={thumb === 0 ? value[1] : ends[1]} aria-valuenow={value[thumb]} aria-valuetext={format(value[thumb])}
              onKeyDown={key(thumb)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
