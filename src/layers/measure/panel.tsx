import { Button, Facts, IconButton, Panel, useText } from '@/ui';
import { Check, MoveVertical, Ruler, SquareDashed, Trash2, Undo2, X, type LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MeasureStore } from './measure-store';
import { areaText, degreesText, lengthText } from './measure-text';
import { measure, measureKinds, type MeasureKind } from './measurement';
import styles from './panel.module.css';

const main = (value: string) => <strong>{value}</strong>;

const icons: Record<MeasureKind, LucideIcon> = { distance: Ruler, height: MoveVertical, area: SquareDashed };

/** Choice of what to measure, the figures so far, and ways back. Nothing while nobody measures. */
export function MeasurePanel({ store, className }: { store: MeasureStore; className?: string }) {
  const text = useText();
  const { t } = text;
  const { kind, points, pointer, finished } = useStore(store);
  useMeasureKeys(store, kind !== null);
  if (kind === null) return null;
  const found = measure(kind, pointer ? [...points, pointer] : points);
  return (
    <Panel
      title={t('measure.title')}
      className={className}
      actions={<IconButton look="quiet" label={t('common.close')} onClick={store.stop}><X /></IconButton>}
    >
      <div className={styles.kinds} role="radiogroup" aria-label={t('measure.title')}>
        {measureKinds.map((one) => {
          const Icon = icons[one];
          return (
            <Button key={one} role="radio" aria-checked={one === kind} look={one === kind ? 'accent' : 'plain'} onClick={() => store.start(one)}>
              <Icon aria-hidden /> {t(`measure.kind.${one}`)}
            </Button>
          );
        })}
      </div>
      <div aria-live="polite">
        {!found && <p className={styles.hint}>{t(points.length === 0 ? `measure.first.${kind}` : 'measure.next')}</p>}
        {found && (
          <Facts
            rows={[
              [t('measure.area'), kind === 'area' && main(areaText(text, found.area))],
              [t('measure.rise'), kind === 'height' && main(lengthText(text, found.rise))],
              [t(kind === 'area' ? 'measure.perimeter' : 'measure.length'), kind === 'distance' ? main(lengthText(text, found.length)) : lengthText(text, found.length)],
              [t('measure.slopeLength'), kind !== 'area' && Math.abs(found.rise) > 0.05 && lengthText(text, found.slopeLength)],
              [t('measure.slope'), kind === 'height' && degreesText(text, found.slope)],
              [t('measure.bearing'), kind !== 'area' && found.legs.length === 1 && found.length > 0.01 && degreesText(text, found.bearing)],
            ]}
          />
        )}
      </div>
      <div className={styles.acts}>
        <Button onClick={store.undo} disabled={points.length === 0}><Undo2 aria-hidden /> {t('measure.undo')}</Button>
        <Button onClick={() => store.start(kind)} disabled={points.length === 0}><Trash2 aria-hidden /> {t('measure.clear')}</Button>
        {kind !== 'height' && !finished && <Button onClick={store.finish} disabled={!measure(kind, points)}><Check aria-hidden /> {t('measure.finish')}</Button>}
      </div>
    </Panel>
  );
}

/** While something is measured its keys come before the screen's own: Backspace takes back, Enter finishes, Escape ends. */
function useMeasureKeys(store: MeasureStore, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const acts: Record<string, () => void> = { Backspace: store.undo, Enter: store.finish, Escape: store.stop };
    const press = (event: KeyboardEvent): void => {
      const act = acts[event.key] ?? (event.key === 'z' && (event.ctrlKey || event.metaKey) ? store.undo : undefined);
      const elsewhere = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, button, [contenteditable]') !== null;
      if (!act || (elsewhere && event.key !== 'Escape')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [store, active]);
}
