import { IconButton, useText } from '@/ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import styles from './shows.module.css';

/** What is said with the picture the room was shown, small, for desk and tablet; a hand may put it away. */
export function RoomCaption({ program: { link } }: { program: Program }) {
  const { t } = useText();
  const shown = useStore(link, (state) => state.shown);
  const [read, setRead] = useState(0);
  const caption = shown?.caption;
  if (!caption || (!caption.title && !caption.text) || shown.version === read) return null;
  return (
    <aside className={styles.caption} aria-live="polite">
      <div><strong>{caption.title}</strong><span>{shown.by.screen}</span></div>
      {caption.text && <p>{caption.text}</p>}
      <IconButton look="quiet" label={t('common.close')} onClick={() => setRead(shown.version)}><X /></IconButton>
    </aside>
  );
}
