import type { PresenceStore } from '@/state';
import { classes, IconButton, useText } from '@/ui';
import { Eye, EyeOff } from 'lucide-react';
import { useStore } from 'zustand';
import styles from './layer-tree.module.css';

/** What only this screen shows: where the others look from. */
export function PresenceRow({ presence, keyed }: { presence: PresenceStore; keyed: boolean }) {
  const { t } = useText();
  const shown = useStore(presence, (state) => state.shown);
  const name = t('rooms.onMap');
  return (
    <>
      <h3 className={styles.group}>{t('rooms.thisScreenOnly')}</h3>
      <ul className={styles.layers}>
        <li className={classes(styles.layer, !shown && styles.off)}>
          <div className={styles.head}>
            <IconButton look="quiet" className={styles.eye} label={t(shown ? 'common.hide' : 'common.show', { name })} aria-pressed={shown} onClick={() => presence.setState({ shown: !shown })}>
              {shown ? <Eye /> : <EyeOff />}
            </IconButton>
            <span className={styles.name}>{name}</span>
            {keyed && <kbd>O</kbd>}
          </div>
        </li>
      </ul>
    </>
  );
}
