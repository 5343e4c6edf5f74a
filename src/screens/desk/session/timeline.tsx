import { aspects } from '@/model';
import type { RoomLogEntry } from '@/protocol';
import { screenNameText, useText } from '@/ui';
import { useMemo } from 'react';
import type { AuditLine } from './audit';
import { leadSpans, marksOf } from './recording';
import type { Span } from './span';
import styles from './session.module.css';

const hues = [195, 35, 265, 140, 330, 75, 225, 0];
const signs: Partial<Record<RoomLogEntry['kind'], string>> = { shown: '▲', gathered: '▲', joined: '●', left: '○', document: '■', 'handed-over': '◆' };

interface TimelineProps {
  entries: readonly RoomLogEntry[];
  lines: readonly AuditLine[];
  span: Span;
  timeZone: string;
  /** Instant shown; null while nothing is replayed. */
  at: number | null;
  onSeek(at: number): void;
}

/** Who led what when, one row per aspect and one colour per screen, with marks for what happened; a slider over it goes to any instant. */
export function Timeline({ entries, lines, span: { from, to }, timeZone, at, onSeek }: TimelineProps) {
  const text = useText();
  const { t, time } = text;
  const spans = useMemo(() => leadSpans(entries, from, to), [entries, from, to]);
  const marks = useMemo(() => marksOf(entries, from), [entries, from]);
  const leaders = [...new Map(spans.map(({ screenId, name }) => [screenId, name]))];
  const hueOf = (screenId: string): number => hues[leaders.findIndex(([id]) => id === screenId) % hues.length]!;
  const words = useMemo(() => new Map(lines.map((line) => [line.position, line])), [lines]);
  const share = (instant: number): string => `${((instant - from) / (to - from)) * 100}%`;
  const clock = (instant: number): string => time(instant, { timeZone, seconds: true });

  return (
    <div className={styles.timeline} data-session-timeline>
      <div className={styles.rows}>
        {aspects.map((aspect) => (
          <div key={aspect} className={styles.row}>
            <span className={styles.rowName}>{t(`link.aspect.${aspect}`)}</span>
            <div className={styles.track}>
              {spans.filter((one) => one.aspect === aspect).map((one) => (
                <i
                  key={one.from} style={{ left: share(one.from), width: `calc(${share(from + one.to - one.from)} + 1px)`, '--hue': hueOf(one.screenId) } as React.CSSProperties}
                  title={t('session.led', { name: screenNameText(text, one.name), aspects: t(`link.aspect.${aspect}`), from: clock(one.from), to: clock(one.to) })}
                />
              ))}
            </div>
          </div>
        ))}
        <div className={styles.row}>
          <span className={styles.rowName} />
          <div className={styles.marks}>
            {marks.map((mark) => (
              <b key={mark.position} data-mark={mark.kind} style={{ left: share(mark.at) }} title={`${clock(mark.at)} ${words.get(mark.position)?.who ?? ''} ${words.get(mark.position)?.what ?? ''}`}>
                {signs[mark.kind]}
              </b>
            ))}
            {at !== null && <span className={styles.head} style={{ left: share(at) }} />}
          </div>
        </div>
        <input
          type="range" className={styles.scrub} aria-label={t('session.instant')} aria-valuetext={at === null ? undefined : clock(at)}
          min={from} max={to} step={500} value={at ?? from} onChange={({ target }) => onSeek(Number(target.value))}
        />
      </div>
      <p className={styles.ends}>
        <span>{clock(from)}</span>
        <span className={styles.legend}>{leaders.map(([id, name]) => <span key={id}><i style={{ '--hue': hueOf(id) } as React.CSSProperties} />{screenNameText(text, name)}</span>)}</span>
        <span>{clock(to)}</span>
      </p>
    </div>
  );
}
