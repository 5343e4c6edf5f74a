import { useLayerState } from '@/layers';
import { classes, IconButton, Slider, useRemembered, useText } from '@/ui';
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Eye, EyeOff, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { Program } from '../../program';
import { carry } from '../shows/carry';
import { mayShow, showRoom } from '../shows/show-room';
import { moveByKey, MoveGrip, type RowOrder } from '../order/move-grip';
import { toggleLayer } from './toggle-layer';
import { fades, layerTitle } from './layer-list';
import styles from './layer-tree.module.css';

interface LayerRowProps {
  program: Program;
  id: string;
  digit: number | null;
  /** Null where depth alone says what is in front. */
  order: RowOrder | null;
}

export function LayerRow({ program, id, digit, order }: LayerRowProps) {
  const { t } = useText();
  const { view, layers } = program;
  const { visible, opacity } = useLayerState(view, id);
  const [open, setOpen] = useRemembered<boolean>(`desk.legend.${id}`, true);
  const [settings, setSettings] = useState(false);
  const name = t(layerTitle(layers, id));
  const Legend = layers.find(({ layer }) => layer.id === id)?.running.Legend;
  const adjustable = fades(id) || order !== null;
  return (
    <li className={classes(styles.layer, !visible && styles.off, order?.dragged && styles.dragged)}>
      <div className={styles.head} {...(mayShow(program) ? carry(() => ({ name, sides: false, drop: () => void showRoom(program, { layers: view.get('layers'), filters: view.get('filters') }) })) : {})}>
        {order && <MoveGrip name={name} order={order} />}
        <IconButton look="quiet" className={styles.eye} label={t(visible ? 'common.hide' : 'common.show', { name })} aria-pressed={visible} onKeyDown={order ? (event) => moveByKey(order, event) : undefined} onClick={() => toggleLayer(view, id)}>
          {visible ? <Eye /> : <EyeOff />}
        </IconButton>
        <span className={styles.name}>{name}</span>
        {digit !== null && <kbd>{digit}</kbd>}
        {adjustable && (
          <IconButton look="quiet" label={t('layerTree.settings', { name })} aria-expanded={settings} onClick={() => setSettings(!settings)}><SlidersHorizontal /></IconButton>
        )}
        {Legend && (
          <IconButton look="quiet" label={t(open ? 'common.collapse' : 'common.expand', { name })} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <ChevronDown /> : <ChevronRight />}
          </IconButton>
        )}
      </div>
      {settings && (
        <div className={styles.settings}>
          {fades(id) && (
            <Slider
              label={t('layerTree.opacity')} min={5} max={100} step={5} value={Math.round(opacity * 100)} text={`${Math.round(opacity * 100)} %`}
              onChange={(percent) => view.set('layers', { ...view.get('layers'), [id]: { visible, ...view.get('layers')[id], opacity: percent / 100 } }, 'user')}
            />
          )}
          {order && (
            <span className={styles.moves}>
              <IconButton label={t('layerTree.up', { name })} disabled={order.place === 0} onClick={() => order.move(order.place - 1)}><ArrowUp /></IconButton>
              <IconButton label={t('layerTree.down', { name })} disabled={order.place === order.count - 1} onClick={() => order.move(order.place + 1)}><ArrowDown /></IconButton>
            </span>
          )}
        </div>
      )}
      {Legend && open && visible && <div className={styles.legend}><Legend /></div>}
    </li>
  );
}
