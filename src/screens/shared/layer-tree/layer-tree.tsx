import { frontFirst, movedTo } from '@/layers';
import type { ScreenClass } from '@/model';
import { readLayerDefaults, writeLayerDefaults, deviceStorage } from '@/state';
import { Button, useText } from '@/ui';
import { Bookmark, BookmarkX, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { digitOf, layerTitle, orderable, cityLayersOf } from './layer-list';
import { LayerRow } from './layer-row';
import { useRowDrag } from '../order/use-row-drag';
import { PresenceRow } from './presence-row';
import styles from './layer-tree.module.css';

/** All layers, front first: switches, opacity, order, and what their marks mean. `digits` shows the keys that switch them. */
export function LayerTree({ program, screenClass, digits = false }: { program: Program; screenClass: ScreenClass; digits?: boolean }) {
  const { t } = useText();
  const { view, layers, manifest } = program;
  const state = useStore(view.store, (shared) => shared.layers);
  const [said, say] = useState('');
  const ids = orderable(layers);
  const shown = frontFirst(ids, state);
  const move = (id: string, place: number): void => {
    const next = movedTo(ids, view.get('layers'), id, place);
    if (!next) return;
    view.set('layers', next, 'user');
    say(t('layerTree.moved', { name: t(layerTitle(layers, id)), place: frontFirst(ids, next).indexOf(id) + 1, count: ids.length }));
  };
  const drag = useRowDrag(move);
  const digit = (id: string): number | null => (digits ? digitOf(layers, id) : null);
  return (
    <>
      <h3 className={styles.group}>{t('layerTree.data')}</h3>
      <ol className={styles.layers}>
        {shown.map((id, place) => (
          <LayerRow
            key={id} program={program} id={id} digit={digit(id)}
            order={{ place, count: shown.length, dragged: drag.dragged === id, move: (to) => move(id, to), grip: drag.grip(id) }}
          />
        ))}
      </ol>
      <h3 className={styles.group}>{t('layerTree.city')}</h3>
      <ul className={styles.layers}>
        {cityLayersOf(manifest).map((id) => <LayerRow key={id} program={program} id={id} digit={digit(id)} order={null} />)}
      </ul>
      {program.presence && <PresenceRow presence={program.presence} keyed={digits} />}
      <Defaults program={program} screenClass={screenClass} />
      <p className={styles.said} aria-live="polite">{said}</p>
    </>
  );
}

/** What the layers go back to, and what they open with. */
function Defaults({ program: { view }, screenClass }: { program: Program; screenClass: ScreenClass }) {
  const { t } = useText();
  const [kept, setKept] = useState(() => readLayerDefaults(screenClass, deviceStorage));
  const keep = (layers: typeof kept): void => {
    writeLayerDefaults(screenClass, deviceStorage, layers);
    setKept(layers);
  };
  return (
    <div className={styles.acts}>
      <Button title={t('layerTree.resetHelp')} onClick={() => view.set('layers', kept ?? {}, 'user')}><RotateCcw aria-hidden />{t('layerTree.reset')}</Button>
      <Button title={t('layerTree.rememberHelp')} onClick={() => keep(view.get('layers'))}><Bookmark aria-hidden />{t('layerTree.remember')}</Button>
      {kept && <Button title={t('layerTree.forgetHelp')} onClick={() => keep(null)}><BookmarkX aria-hidden />{t('layerTree.forget')}</Button>}
    </div>
  );
}
