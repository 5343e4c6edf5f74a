import type { ThumbnailSize } from '@/protocol';
import type { PanelPicture, ScreenVitals } from '@/state';
import { useText } from '@/ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { useNow } from '../../shared/use-now';
import { lampOf, lampSigns } from '../walls/lamps';
import { PanelPictureView } from './panel-picture';
import type { PanelHere, WallHere } from './walls-here';
import styles from './monitor.module.css';

interface ViewProps {
  program: Program;
  wall: WallHere;
  size: ThumbnailSize;
}

/** Shape of a panel that has not shown itself yet. */
const usualAspect = 16 / 9;
/** A picture that is so much older than the panel's last frame says how old it is, milliseconds. */
const oldMs = 15_000;

/** Width / height of the whole wall; of windows after the pictures they sent. */
function aspectOf({ aspectRatio, rows, columns, panels }: WallHere, pictures: ReadonlyMap<string, PanelPicture>): number {
  if (aspectRatio !== null) return aspectRatio;
  const known = panels.map(({ screenId }) => pictures.get(screenId)).find((picture) => picture && picture.height > 0);
  return ((known ? known.width / known.height : usualAspect) * columns) / rows;
}

/** Milliseconds of age to be told; null while the picture is what the panel shows. */
function ageOf(picture: PanelPicture | undefined, told: ScreenVitals | undefined, here: boolean, now: number): number | null {
  if (picture?.at == null) return null;
  const outdated = !here || now - (told?.at ?? now) > oldMs || (told?.vitals.lastFrameAt ?? 0) - picture.at > oldMs;
  return outdated ? now - picture.at : null;
}

/** A wall to scale as its panels show it now, each with its lamp. */
export function WallView({ program, wall, size }: ViewProps) {
  const { t } = useText();
  const { pictures: store, watchPictures, watchVitals } = program;
  const pictures = useStore(store, (state) => state.pictures);
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const aspectRatio = aspectOf(wall, pictures);
  useEffect(() => watchPictures(size), [watchPictures, size]);
  useEffect(() => watchVitals(), [watchVitals]);
  useLayoutEffect(() => {
    const element = frame.current!;
    const measure = (): void => setHeight(element.clientHeight);
    // Its words are there with its first picture.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className={styles.wall} data-size={size} style={{ aspectRatio, '--shape': aspectRatio } as object} role="group" aria-label={t('monitor.wall', { rows: wall.rows, columns: wall.columns })}>
      {wall.panels.map((panel) => <Place key={`${panel.row},${panel.column}`} program={program} size={size} panel={panel} picture={pictures.get(panel.screenId)} height={height * panel.part.height} />)}
    </div>
  );
}

function Place({ program: { vitals, link, sharedNow }, panel, picture, height, size }: { program: Program; size: ThumbnailSize; panel: PanelHere; picture: PanelPicture | undefined; height: number }) {
  const { t, duration } = useText();
  const now = useNow(sharedNow);
  const { part, row, column, screenId, missing, bound, here } = panel;
  const told = useStore(vitals, (state) => state.vitals.get(screenId));
  const late = useStore(link, (state) => state.behind.includes(screenId));
  const lamp = lampOf({ missing, bound, here, told: told ?? null, late }, now);
  const age = ageOf(picture, told, here, now);
  const label = `${row + 1}–${column + 1}: ${t(`walls.lamp.${lamp}`)}`;
  const percent = (share: number): string => `${share * 100}%`;
  return (
    <div
      className={styles.place} data-lamp={lamp} data-screen={screenId} role="img" aria-label={age === null ? label : `${label}, ${t('monitor.age', { duration: duration(age) })}`} title={`${label}. ${t(`walls.lampHelp.${lamp}`)}`}
      style={{ left: percent(part.left), top: percent(part.top), width: percent(part.width), height: percent(part.height) }}
    >
      {here && picture && <PanelPictureView picture={picture} height={height} size={size} />}
      {here && !picture && <span className={styles.none}>{t('monitor.waiting')}</span>}
      {!missing && !here && <span className={styles.none}>{t(`walls.lamp.${lamp}`)}</span>}
      {age !== null && <span className={styles.age}>{t('monitor.age', { duration: duration(age) })}</span>}
      {!missing && <span className={styles.lamp} aria-hidden>{lampSigns[lamp]}</span>}
    </div>
  );
}
