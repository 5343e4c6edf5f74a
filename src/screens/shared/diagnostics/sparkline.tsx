import styles from './diagnostics.module.css';

const width = 84;
const height = 18;
/** Milliseconds of a frame at 60 per second: the least a full line stands for, so that fast frames look flat. */
const least = 16.7;

/** The last values as one line, oldest left; its top is the greatest of them. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const top = Math.max(least, ...values);
  const points = values.map((value, i) => `${((i / Math.max(1, values.length - 1)) * width).toFixed(1)},${(height - 1 - (value / top) * (height - 2)).toFixed(1)}`);
  return <svg className={styles.spark} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden><polyline points={points.join(' ')} /></svg>;
}
