import styles from './slider.module.css';

interface SliderProps {
  label: string;
  /** The value in words, shown beside it. */
  text: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange(value: number): void;
}

/** A value on a track, with its name and what it is now. */
export function Slider({ label, text, value, min, max, step, onChange }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span className={styles.label}>{label}</span>
      <span className={styles.text}>{text}</span>
      <input type="range" min={min} max={max} step={step} value={value} aria-valuetext={text} onChange={(event) => onChange(event.target.valueAsNumber)} />
    </label>
  );
}
