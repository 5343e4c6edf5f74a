import { useStore } from 'zustand';
import type { Program } from '../../program';
import styles from './shows.module.css';

/** What is said with the picture the room was shown, small, for desk and tablet. */
export function RoomCaption({ program: { link } }: { program: Program }) {
  const shown = useStore(link, (state) => state.shown);
  const caption = shown?.caption;
  if (!caption || (!caption.title && !caption.text)) return null;
  return (
    <aside className={styles.caption} aria-live="polite">
      <div><strong>{caption.title}</strong><span>{shown.by.screen}</span></div>
      {caption.text && <p>{caption.text}</p>}
    </aside>
  );
}
