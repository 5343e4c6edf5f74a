import { wrap360 } from '@/geo';
import { classes, IconButton, useText } from '@/ui';
import { House, Minus, Plus } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { createDrive, type Drive } from './drive';
import styles from './map-controls.module.css';
import { useTurn } from './use-turn';

/** Below this the picture counts as a plan, degrees from the vertical; the tilt button goes to one side or the other. */
const planPitch = 20;
const obliquePitch = 62;
const dragPixels = 4;
const stepDegrees = 15;
/** A press on nearer or farther that lasts longer goes on until it is let go. */
const holdMs = 280;

/** Compass, tilt, zoom and home in one slim column; `children` are further buttons of the screen. */
export function MapControls({ program, className, children }: { program: Program; className?: string; children?: ReactNode }) {
  const { t } = useText();
  return (
    <div data-cover="parts" className={classes(styles.controls, className)} role="toolbar" aria-orientation="vertical" aria-label={t('controls.title')}>
      <div className={styles.group}>
        <Compass program={program} />
        <Tilt program={program} />
      </div>
      <div className={styles.group}>
        <Zoom program={program} nearer={1} />
        <Zoom program={program} nearer={-1} />
        <IconButton look="quiet" label={t('desk.home')} onClick={() => void program.camera.home()}><House /></IconButton>
      </div>
      {children && <div className={styles.group}>{children}</div>}
    </div>
  );
}

/** Reports a drag over a button in pixels since its start; a press that does not move stays a click. */
function useDrag(onStart: () => void, onMove: (dx: number, dy: number, event: PointerEvent<HTMLElement>) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);
  return {
    dragged,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
        dragged.current = false;
        onStart();
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!from.current) return;
        const [dx, dy] = [event.clientX - from.current.x, event.clientY - from.current.y];
        dragged.current ||= Math.hypot(dx, dy) > dragPixels;
        if (dragged.current) onMove(dx, dy, event);
      },
      onPointerUp: () => (from.current = null),
      onPointerCancel: () => (from.current = null),
    },
  };
}

/** Keys that turn a focused dial; others go on to the screen. */
function onDialKey(event: KeyboardEvent, turn: (steps: number) => void): void {
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (steps === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  turn(steps);
}

function Compass({ program }: { program: Program }) {
  const { t } = useText();
  const bearing = useStore(program.view.store, ({ camera }) => Math.round(camera.view.bearing) % 360);
  const { begin, turnTo, flyTo } = useTurn(program);
  const start = useRef(0);
  const { dragged, handlers } = useDrag(
    () => {
      start.current = program.view.get('camera').view.bearing;
      begin();
    },
    (dx, dy, event) => {
      const box = event.currentTarget.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
      const angle = (px: number, py: number): number => (Math.atan2(px, -py) * 180) / Math.PI;
      turnTo({ bearing: wrap360(start.current - angle(x, y) + angle(x - dx, y - dy)) });
    },
  );
  return (
    <IconButton
      look="quiet" label={t('controls.north', { bearing })} className={styles.compass} {...handlers}
      onClick={() => !dragged.current && flyTo({ bearing: 0 })}
      onKeyDown={(event) => onDialKey(event, (steps) => {
        begin();
        turnTo({ bearing: wrap360(bearing + steps * stepDegrees) });
      })}
    >
      <svg viewBox="0 0 32 32" style={{ rotate: `${-bearing}deg` }} aria-hidden>
        <circle cx="16" cy="16" r="14.2" className={styles.rose} />
        <path d="M16 4.500 20.200 16h-8.400z" className={styles.northNeedle} />
        <path d="M16 27.500 11.800 16h8.400z" className={styles.southNeedle} />
      </svg>
    </IconButton>
  );
}

function Tilt({ program }: { program: Program }) {
  const { t } = useText();
  const pitch = useStore(program.view.store, ({ camera }) => Math.round(camera.view.pitch));
  const { begin, turnTo, flyTo } = useTurn(program);
  const start = useRef(0);
  const { dragged, handlers } = useDrag(
    () => {
      start.current = program.view.get('camera').view.pitch;
      begin();
    },
    (_, dy) => turnTo({ pitch: start.current - dy * 0.5 }),
  );
  const plan = pitch < planPitch;
  return (
    <IconButton
      look="quiet" label={t(plan ? 'controls.tilt.oblique' : 'controls.tilt.top')} className={styles.tilt} {...handlers}
      onClick={() => !dragged.current && flyTo({ pitch: plan ? obliquePitch : 0 })}
      onKeyDown={(event) => onDialKey(event, (steps) => {
        begin();
        turnTo({ pitch: pitch + steps * stepDegrees });
      })}
    >
      <svg viewBox="0 0 32 32" aria-hidden>
        <ellipse cx="16" cy="18" rx="12" ry={Math.max(2.5, 12 * Math.cos((Math.min(85, pitch) * Math.PI) / 180))} className={styles.ground} />
        <path d={`M16 18V${18 - 13 * Math.sin((Math.min(85, pitch) * Math.PI) / 180)}`} className={styles.mast} />
        <circle cx="16" cy="18" r="1.6" className={styles.foot} />
      </svg>
    </IconButton>
  );
}

function Zoom({ program, nearer }: { program: Program; nearer: 1 | -1 }) {
  const { t } = useText();
  const { flyNearer } = useTurn(program);
  const drive = useRef<ReturnType<typeof createDrive> | null>(null);
  const timer = useRef(0);
  const driving = useRef(false);
  useEffect(() => {
    const made = createDrive(program);
    drive.current = made;
    return () => {
      clearTimeout(timer.current);
      made.stop();
    };
  }, [program]);
  const go = (speed: number): void => drive.current?.set({ right: 0, ahead: 0, turn: 0, tilt: 0, nearer: speed } satisfies Drive);
  const release = (): void => {
    clearTimeout(timer.current);
    if (driving.current) go(0);
  };
  return (
    <IconButton
      look="quiet" label={t(nearer > 0 ? 'controls.nearer' : 'controls.farther')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        driving.current = false;
        timer.current = window.setTimeout(() => {
          driving.current = true;
          go(nearer);
        }, holdMs);
      }}
      onPointerUp={release} onPointerCancel={release}
      onClick={() => {
        if (!driving.current) flyNearer(nearer);
        driving.current = false;
      }}
    >
      {nearer > 0 ? <Plus /> : <Minus />}
    </IconButton>
  );
}
