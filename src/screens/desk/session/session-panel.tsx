import type { Refusal, RoomLogEntry } from '@/protocol';
import { Badge, Button, IconButton, Message, Panel, useText } from '@/ui';
import { Download, History, MonitorUp, Pause, Play, Square, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Program } from '../../program';
import { useEscape } from '../../shared/use-escape';
import { saveFile } from '../../shared/keep/save-file';
import { auditCsv, auditLines, type AuditLine } from './audit';
import { byFrame, speeds, startReplay, type Replay } from './replay';
import { fieldOf, fineMs, instantOfField, spanNames, spanOf, type Span, type SpanName } from './span';
import { Timeline } from './timeline';
import styles from './session.module.css';

type Loaded = { state: 'loading' } | { state: 'refused'; refusal: Refusal } | { state: 'there'; entries: readonly RoomLogEntry[] };

/** Reads the log of a span; nothing while `span` is null. */
function useLog({ sessionLog }: Program, span: Span): Loaded {
  const [loaded, setLoaded] = useState<{ of: Span; is: Loaded } | null>(null);
  useEffect(() => {
    let wanted = true;
    void sessionLog.read(span.from, span.to, span.to - span.from <= fineMs).then((answer) => {
      if (wanted) setLoaded({ of: span, is: answer.ok ? { state: 'there', entries: answer.value } : { state: 'refused', refusal: answer.refusal } });
    });
    return () => { wanted = false; };
  }, [sessionLog, span]);
  return loaded?.of === span ? loaded.is : { state: 'loading' };
}

/** What the room's log says of a span: who led what, who did what, and the replay of it. */
export default function SessionPanel({ program, onClose }: { program: Program; onClose: () => void }) {
  const { t } = useText();
  const { manifest: { timeZone }, sharedNow } = program;
  const [name, setName] = useState<SpanName>('quarter');
  const [span, setSpan] = useState<Span>(() => spanOf('quarter', sharedNow(), timeZone));
  const loaded = useLog(program, span);
  const { replay, begin, end } = useReplay(program);
  useEscape(onClose);

  const choose = (chosen: SpanName): void => {
    setName(chosen);
    end();
    setSpan(spanOf(chosen, sharedNow(), timeZone));
  };
  const choosePart = (part: Partial<Span>): void => {
    const next = { ...span, ...part };
    if (next.from >= next.to) return;
    end();
    setSpan(next);
  };

  return (
    <Panel
      title={t('session.title')} className={styles.panel}
      actions={<>{replay && <Badge tone="warning" icon={<History aria-hidden />}>{t('session.replay')}</Badge>}<IconButton look="quiet" label={t('common.close')} onClick={onClose}><X /></IconButton></>}
    >
      <div className={styles.bar}>
        <select aria-label={t('session.span')} value={name} onChange={({ target }) => choose(target.value as SpanName)}>
          {spanNames.map((one) => <option key={one} value={one}>{t(`session.spans.${one}`)}</option>)}
        </select>
        {name === 'chosen' && (['from', 'to'] as const).map((edge) => (
          <label key={edge}>
            {t(`session.${edge}`)}
            <input
              type="datetime-local" defaultValue={fieldOf(span[edge], timeZone)}
              onBlur={({ target }) => {
                const at = instantOfField(target.value, timeZone);
                if (at !== null && at !== span[edge]) choosePart({ [edge]: at });
              }}
            />
          </label>
        ))}
      </div>
      {loaded.state === 'loading' && <Message kind="loading" title={t('session.loading')} />}
      {loaded.state === 'refused' && <Message kind="error" title={loaded.refusal.message} remedy={loaded.refusal.remedy} />}
      {loaded.state === 'there' && <Recorded program={program} entries={loaded.entries} span={span} replay={replay} begin={begin} end={end} />}
    </Panel>
  );
}

/** The replay under way; it ends with the panel. */
function useReplay(program: Program): { replay: Replay | null; begin(entries: readonly RoomLogEntry[], span: Span): Replay; end(): void } {
  const [replay, setReplay] = useState<Replay | null>(null);
  const held = useRef<Replay | null>(null);
  useEffect(() => () => void held.current?.stop(), []);
  return {
    replay,
    begin(entries, { from, to }) {
      held.current ??= startReplay(program, entries, from, to, byFrame);
      setReplay(held.current);
      return held.current;
    },
    end() {
      void held.current?.stop();
      held.current = null;
      setReplay(null);
    },
  };
}

interface RecordedProps {
  program: Program;
  entries: readonly RoomLogEntry[];
  span: Span;
  replay: Replay | null;
  begin(entries: readonly RoomLogEntry[], span: Span): Replay;
  end(): void;
}

function Recorded({ program, entries, span, replay, begin, end }: RecordedProps) {
  const text = useText();
  const { t } = text;
  const { timeZone } = program.manifest;
  const lines = useMemo(() => auditLines(entries, span.from, text), [entries, span, text]);
  const timeline = { entries, lines, span, timeZone, onSeek: (at: number) => begin(entries, span).seek(at) };
  if (entries.length === 0) return <Message kind="empty" title={t('session.nothing')} />;
  return (
    <>
      <ReplayedTimeline replay={replay} timeline={timeline} />
      <div className={styles.bar}>
        {replay ? <Transport program={program} replay={replay} end={end} /> : <Button look="accent" onClick={() => begin(entries, span).play()}><Play aria-hidden />{t('session.replay')}</Button>}
        {span.to - span.from > fineMs && <span className={styles.quiet}>{t('session.coarse')}</span>}
      </div>
      <Audit lines={lines} timeZone={timeZone} />
    </>
  );
}

const nothingReplayed = createStore<{ at: number | null }>(() => ({ at: null }));

/** The same time line before and while something is replayed, so that the keyboard stays on it. */
function ReplayedTimeline({ replay, timeline }: { replay: Replay | null; timeline: Omit<React.ComponentProps<typeof Timeline>, 'at'> }) {
  const store: Pick<StoreApi<{ at: number | null }>, 'getState' | 'getInitialState' | 'subscribe'> = replay?.store ?? nothingReplayed;
  return <Timeline {...timeline} at={useStore(store, ({ at }) => at)} />;
}

function Transport({ program, replay, end }: { program: Program; replay: Replay; end: () => void }) {
  const { t, time, number } = useText();
  const { at, playing, speed } = useStore(replay.store);
  const leads = useStore(program.link, ({ roles }) => roles.camera === 'lead');
  return (
    <>
      <IconButton label={t(playing ? 'session.pause' : 'session.play')} onClick={() => (playing ? replay.pause() : replay.play())}>{playing ? <Pause /> : <Play />}</IconButton>
      <select aria-label={t('session.speed')} value={speed} onChange={({ target }) => replay.setSpeed(Number(target.value))}>
        {speeds.map((one) => <option key={one} value={one}>×{number(one)}</option>)}
      </select>
      <time className="tabular" dateTime={new Date(at).toISOString()} data-replay-at={Math.round(at)}>{time(at, { timeZone: program.manifest.timeZone, seconds: true })}</time>
      <Button look={leads ? 'plain' : 'accent'} disabled={leads} onClick={() => void replay.lead()}><MonitorUp aria-hidden />{t(leads ? 'session.shownToRoom' : 'session.showRoom')}</Button>
      <Button onClick={end}><Square aria-hidden />{t('session.stop')}</Button>
    </>
  );
}

const mostLines = 300;

function Audit({ lines, timeZone }: { lines: readonly AuditLine[]; timeZone: string }) {
  const { t, time, date, number } = useText();
  const save = (): void => saveFile(new Blob([auditCsv(lines, [t('session.when'), t('session.who'), t('session.what')])], { type: 'text/csv' }), 'metroscope-session.csv');
  const shown = lines.slice(-mostLines).toReversed();
  return (
    <section className={styles.audit} aria-label={t('session.audit')}>
      <header>
        <h3>{t('session.audit')}</h3>
        <Button onClick={save}><Download aria-hidden />{t('session.csv')}</Button>
      </header>
      {/* Keys scroll it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.lines} role="region" aria-label={t('session.audit')} tabIndex={0}>
        <table>
          <thead><tr><th scope="col">{t('session.when')}</th><th scope="col">{t('session.who')}</th><th scope="col">{t('session.what')}</th></tr></thead>
          <tbody>
            {shown.map(({ position, at, who, subject, what }) => (
              <tr key={position}>
                <td title={date(at, { timeZone, year: true })}>{time(at, { timeZone, seconds: true })}</td>
                <td title={subject}>{who}</td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {lines.length > shown.length && <p className={styles.quiet}>{t('session.more', { count: number(lines.length - shown.length) })}</p>}
      </div>
    </section>
  );
}
