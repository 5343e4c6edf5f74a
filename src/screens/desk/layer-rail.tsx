import { classes, IconButton, Panel, useRemembered, useText } from '@/ui';
import { ChevronDown, ChevronRight, Eye, EyeOff } from 'lucide-react';
import type { Program } from '../program';
import { useLayerSwitch } from '../shared/use-layer';
import { layerIds, layerTitle } from './layer-list';
import styles from './desk.module.css';

/** Layers with their switches, and under each what its marks mean and which of them to hide. */
export function LayerRail({ program }: { program: Program }) {
  const { t } = useText();
  return (
    <Panel title={t('desk.layers')} remember="desk.layers" className={styles.rail}>
      <ul className={styles.layers}>
        {layerIds(program.layers).map((id, i) => <LayerRow key={id} program={program} id={id} digit={i + 1} />)}
      </ul>
    </Panel>
  );
}

function LayerRow({ program: { view, layers }, id, digit }: { program: Program; id: string; digit: number }) {
  const { t } = useText();
  const [visible, toggle] = useLayerSwitch(view, id);
  const [open, setOpen] = useRemembered<boolean>(`desk.legend.${id}`, true);
  const name = t(layerTitle(layers, id));
  const Legend = layers.find(({ layer }) => layer.id === id)?.running.Legend;
  return (
    <li className={classes(styles.layer, !visible && styles.layerOff)}>
      <div className={styles.layerHead}>
        <IconButton look="quiet" label={t(visible ? 'common.hide' : 'common.show', { name })} aria-pressed={visible} className={styles.eye} onClick={toggle}>
          {visible ? <Eye /> : <EyeOff />}
        </IconButton>
        <span className={styles.layerName}>{name}</span>
        <kbd>{digit}</kbd>
        {Legend && (
          <IconButton look="quiet" label={t(open ? 'common.collapse' : 'common.expand', { name })} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <ChevronDown /> : <ChevronRight />}
          </IconButton>
        )}
      </div>
      {Legend && open && visible && <div className={styles.legend}><Legend /></div>}
    </li>
  );
}
