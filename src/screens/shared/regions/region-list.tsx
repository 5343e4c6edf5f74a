import { landmarkIn, shortName, useOpenRequests } from '@/layers';
import { levelBelow } from '@/state';
import { Badge, IconButton, Message, useText } from '@/ui';
import { ArrowUp, Building2, CircleAlert, PencilRuler } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { carry } from '../shows/carry';
import { mayShow, showRoom } from '../shows/show-room';
import { ShowThing } from '../shows/show-buttons';
import { valuesOfRegion } from '../shows/shown-values';
import styles from './regions.module.css';
import { useRegionPath } from './use-region-path';

/** The region looked at and its parts with what is in them: a click goes into one, a pointer or focus on one shows it in the city. */
export function RegionList({ program }: { program: Program }) {
  const { t, number, language } = useText();
  const { regions, requests, drill } = program;
  const { index, settled, problem } = useStore(regions);
  const path = useRegionPath(program);
  const region = path.at(-1);
  const below = region ? levelBelow(region.level) : null;
  const open = useOpenRequests(requests, index, below);
  if (!index || !region) {
    if (problem?.kind === 'failed') return <Message kind="error" title={t('regions.failed.title')} remedy={t('regions.failed.remedy', { details: problem.details })} />;
    return <Message kind={settled ? 'empty' : 'loading'} title={t(settled ? 'regions.none' : 'regions.loading')} />;
  }
  const point = (id: string | null) => (): void => regions.setState({ hovered: id });
  return (
    <div className={styles.parts}>
      <div className={styles.partsHead}>
        <IconButton look="quiet" label={t('regions.up')} disabled={path.length < 2} onClick={() => void drill.up()}><ArrowUp /></IconButton>
        <strong title={region.name[language]}>{shortName(region, language)}</strong>
        <ShowThing program={program} name={shortName(region, language)} values={() => valuesOfRegion(program, region)} />
        {index.schematic && <Badge tone="quiet" icon={<PencilRuler aria-hidden />}>{t('regions.schematic')}</Badge>}
      </div>
      {below && below !== 'city' ? (
        <ul aria-label={t(`regions.parts.${below}`)} onPointerLeave={point(null)}>
          {index.children(region.id).map((part) => (
            <li key={part.id}>
              <button
                {...(mayShow(program) ? carry(() => ({ name: shortName(part, language), sides: false, drop: () => void showRoom(program, valuesOfRegion(program, part)) })) : {})}
                type="button" className={styles.item} onClick={() => void drill.enter(part.id)} onPointerEnter={point(part.id)} onFocus={point(part.id)} onBlur={point(null)}>
                <span>{shortName(part, language)}</span>
                <span className={styles.landmark}>{landmarkIn(part, language)}</span>
                <span className={styles.figure} title={t('regions.openRequests')}><CircleAlert aria-label={t('regions.openRequests')} />{open ? number(open.get(part.id) ?? 0) : '–'}</span>
                <span className={styles.figure} title={t('regions.buildings')}><Building2 aria-label={t('regions.buildings')} />{number(part.counts.buildings)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : <p className={styles.landmark}>{t('regions.noParts')}</p>}
    </div>
  );
}
