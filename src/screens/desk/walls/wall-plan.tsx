import { partOf, wallSize } from '@/geo';
import type { Wall } from '@/model';
import { panelScreenId } from '@/sync';
import { useText } from '@/ui';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { lampOf, lampSigns, type Lamp } from './lamps';
import { placeOf } from './wall-edits';
import styles from './walls.module.css';

interface PlanProps {
  program: Program;
  id: string;
  wall: Wall;
  place: string | null;
  /** A code waits for its place. */
  placing: boolean;
  /** When places were bound at this desk, hub time. */
  boundAt: Readonly<Record<string, number>>;
  onPress(place: string): void;
}

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function useNow(sharedNow: () => number): number {
  const [now, setNow] = useState(sharedNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(sharedNow()), 2_000);
    return () => clearInterval(timer);
  }, [sharedNow]);
  return now;
}

/** The wall to scale, each panel with its lamp; arrow keys go from panel to panel. */
export function WallPlan({ program: { link, vitals, sharedNow }, id, wall, place, placing, boundAt, onPress }: PlanProps) {
  const { t, number } = useText();
  const now = useNow(sharedNow);
  const screens = useStore(link, (state) => state.screens);
  const late = useStore(link, (state) => state.behind);
  const told = useStore(vitals, (state) => state.vitals);
  const plan = useRef<HTMLDivElement>(null);
  const { width, height } = wallSize(wall);
  const percent = (share: number): string => `${share * 100}%`;

  const move = (event: KeyboardEvent<HTMLButtonElement>, row: number, column: number): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const to = placeOf(Math.min(wall.rows - 1, Math.max(0, row + step[0])), Math.min(wall.columns - 1, Math.max(0, column + step[1])));
    plan.current?.querySelector<HTMLButtonElement>(`[data-place="${to}"]`)?.focus();
  };
  const cells = Array.from({ length: wall.rows * wall.columns }, (_, i) => [Math.floor(i / wall.columns), i % wall.columns] as const);
  return (
    <figure className={styles.figure}>
      <div ref={plan} className={styles.plan} data-placing={placing} style={{ aspectRatio: width / height, '--shape': width / height } as object} role="group" aria-label={t('walls.plan', { rows: wall.rows, columns: wall.columns })}>
        {cells.map(([row, column]) => {
          const at = placeOf(row, column);
          const screenId = panelScreenId(id, row, column);
          const screenVitals = told.get(screenId) ?? null;
          const lamp: Lamp = lampOf({ missing: wall.missing.includes(at), bound: at in wall.bound, here: screens.some(({ screen }) => screen.screenId === screenId), told: screenVitals, late: late.includes(screenId), boundAt: boundAt[screenId] }, now);
          const part = partOf(wall, row, column);
          const label = `${row + 1}–${column + 1}`;
          return (
            <button
              key={at} type="button" className={styles.panel} data-place={at} data-lamp={lamp} aria-pressed={at === place} aria-label={`${label}: ${t(`walls.lamp.${lamp}`)}`}
              title={screenVitals ? t('walls.vitals', { fps: number(screenVitals.vitals.framesPerSecond), clock: number(screenVitals.vitals.clockErrorMs ?? 0, { maximumFractionDigits: 1 }), memory: number(screenVitals.vitals.tilesMB) }) : t(`walls.lampHelp.${lamp}`)}
              style={{ left: percent(part.left), top: percent(part.top), width: percent(part.width), height: percent(part.height) }}
              onClick={() => onPress(at)} onKeyDown={(event) => move(event, row, column)}
            >
              <strong>{label}</strong>
              <span className={styles.lamp}><span aria-hidden>{lampSigns[lamp]}</span> {t(`walls.lamp.${lamp}`)}</span>
            </button>
          );
        })}
      </div>
      <figcaption>{t('walls.size', { width: number(width / 1_000, { maximumFractionDigits: 2 }), height: number(height / 1_000, { maximumFractionDigits: 2 }) })}</figcaption>
    </figure>
  );
}
