import { classes, useText } from '@/ui';
import { Grid2x2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { draggedStore } from './drag';
import { showRoom } from './show-room';
import styles from './shows.module.css';

/** Where things are dropped to be shown on the wall; there while something is dragged. */
export function DropStrip({ program }: { program: Program }) {
  const { t } = useText();
  const dragged = useStore(draggedStore, (state) => state.dragged);
  const [over, setOver] = useState(false);
  if (!dragged) return null;
  return (
    <div
      className={classes(styles.strip, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        draggedStore.setState({ dragged: null });
        void showRoom(program, dragged());
      }}
    >
      <Grid2x2 aria-hidden />{t('shows.drop')}
    </div>
  );
}
