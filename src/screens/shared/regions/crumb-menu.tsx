import { landmarkIn, shortName } from '@/layers';
import type { Region } from '@/model';
import { useText } from '@/ui';
import { ChevronRight } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Program } from '../../program';
import styles from './regions.module.css';

interface CrumbMenuProps {
  program: Program;
  region: Region;
  /** The part of it that is looked at, if any. */
  next: Region | undefined;
}

/** The parts of a region, to go into one of them: a button, and a menu under it. */
export function CrumbMenu({ program: { regions, drill }, region, next }: CrumbMenuProps) {
  const { t, language } = useText();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const parts = open ? (regions.getState().index?.children(region.id) ?? []) : [];

  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const show = (): void => {
    const { left, bottom } = button.current!.getBoundingClientRect();
    menu.current!.style.left = `${Math.max(8, Math.min(left, innerWidth - 280))}px`;
    menu.current!.style.top = `${bottom + 4}px`;
    menu.current!.style.maxHeight = `${innerHeight - bottom - 24}px`;
  };
  const shown = (now: boolean): void => {
    setOpen(now);
    if (!now) regions.setState({ hovered: null });
    else requestAnimationFrame(() => (menu.current?.querySelector<HTMLElement>('[aria-current]') ?? items()[0])?.focus());
  };
  const steer = (event: KeyboardEvent): void => {
    // The city's own keys do not reach it from here.
    event.stopPropagation();
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  const choose = (part: Region): void => {
    menu.current?.hidePopover();
    button.current?.focus();
    void drill.enter(part.id);
  };

  return (
    <>
      <button
        ref={button} type="button" className={styles.more} aria-haspopup="menu" aria-expanded={open} popoverTarget={id}
        aria-label={t('regions.partsOf', { name: shortName(region, language) })} title={t('regions.partsOf', { name: shortName(region, language) })}
      >
        <ChevronRight aria-hidden />
      </button>
      <div
        ref={menu} id={id} popover="auto" role="menu" tabIndex={-1} className={styles.menu} onKeyDown={steer} onBeforeToggle={({ newState }) => newState === 'open' && show()}
        onToggle={({ newState }) => shown(newState === 'open')} aria-label={t('regions.partsOf', { name: shortName(region, language) })}
      >
        {parts.map((part) => (
          <button
            key={part.id} type="button" role="menuitem" tabIndex={-1} className={styles.item} aria-current={part.id === next?.id ? 'true' : undefined}
            onClick={() => choose(part)} onFocus={() => regions.setState({ hovered: part.id })} onPointerEnter={() => regions.setState({ hovered: part.id })}
          >
            <span>{shortName(part, language)}</span>
            <span className={styles.landmark}>{landmarkIn(part, language)}</span>
          </button>
        ))}
      </div>
    </>
  );
}
