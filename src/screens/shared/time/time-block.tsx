import type { Program } from '../../program';
import { TimeControls } from './time-controls';
import styles from './time.module.css';

/** The time shown as a block for fingers. */
export function TimeBlock({ program }: { program: Program }) {
  return <section className={styles.block}><TimeControls program={program} /></section>;
}
