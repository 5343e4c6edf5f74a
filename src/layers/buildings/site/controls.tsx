import type { BuildingDetail } from '@/model';
import { Button, Facts, IconButton, Slider, useText } from '@/ui';
import { ChevronDown, ChevronUp, FoldVertical, Rotate3d, Square, UnfoldVertical } from 'lucide-react';
import { useStore } from 'zustand';
import { floorAt, neighbourFloor } from './site-state';
import type { SiteView } from './site-view';
import styles from './controls.module.css';

interface SiteControlsProps {
  detail: BuildingDetail;
  site: SiteView;
  /** Square metres of each floor, lowest first. */
  floorAreas: readonly number[];
}

/** Takes the opened building apart: floors, section, turntable. */
export function SiteControls({ detail: { levels, height, levelsFrom }, site, floorAreas }: SiteControlsProps) {
  const { t, number } = useText();
  const { apart, floor, section, turning } = useStore(site.store);
  const floorHeight = height / levels;
  const metres = (value: number): string => number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <section className={styles.site} aria-label={t('site.title')}>
      <div className={styles.acts}>
        {levels > 1 && (
          <Button onClick={() => site.set({ apart: !apart })}>
            {apart ? <FoldVertical aria-hidden /> : <UnfoldVertical aria-hidden />}{t(apart ? 'site.together' : 'site.apart')}
          </Button>
        )}
        <Button aria-keyshortcuts="Space" onClick={site.toggleTurning}>
          {turning ? <Square aria-hidden /> : <Rotate3d aria-hidden />}{t(turning ? 'site.turnStop' : 'site.turn')}
        </Button>
      </div>
      <div className={styles.floor}>
        <IconButton label={t('site.below')} disabled={floor === 1} onClick={() => site.set({ floor: neighbourFloor(floor, -1, levels) })}><ChevronDown /></IconButton>
        <select aria-label={t('site.floor')} value={floor ?? ''} onChange={({ target: { value } }) => site.set({ floor: value === '' ? null : Number(value) })}>
          <option value="">{t('site.noFloor')}</option>
          {Array.from({ length: levels }, (_, i) => levels - i).map((each) => <option key={each} value={each}>{t('site.floorNumber', { number: each })}</option>)}
        </select>
        <IconButton label={t('site.above')} disabled={floor === levels} onClick={() => site.set({ floor: neighbourFloor(floor, 1, levels) })}><ChevronUp /></IconButton>
      </div>
      {floor !== null && (
        <>
          <Facts
            rows={[
              [t('site.heights'), t('site.heightsValue', { from: metres((floor - 1) * floorHeight), to: metres(floor * floorHeight) })],
              [t('site.floorHeight'), t('layers.building.metres', { value: metres(floorHeight) })],
              [t('layers.building.footprint'), t('layers.building.squareMetres', { value: number(Math.round(floorAreas[floor - 1] ?? 0)) })],
            ]}
          />
          <p className={styles.note}>{t(levelsFrom === 'counted' ? 'site.evenly' : 'site.estimated')}</p>
        </>
      )}
      <Slider
        label={t('site.section')} min={0} max={levels * 4} step={1} value={section === null ? levels * 4 : Math.round((section / floorHeight) * 4)}
        text={section === null ? t('site.sectionNone') : t('site.sectionAt', { metres: metres(section), number: floorAt(section, floorHeight, levels) })}
        onChange={(quarters) => site.set({ section: quarters >= levels * 4 ? null : (quarters / 4) * floorHeight })}
      />
      <p className={styles.note}>{t('site.local')}</p>
    </section>
  );
}
