import { MeasurePanel } from '@/layers';
import { permissions } from '@/model';
import { deviceStorage } from '@/state';
import { Button, IconButton, Message, Sheet, useText, type SheetStop } from '@/ui';
import { ArrowLeft, Bookmark, CalendarClock, Camera, ClipboardList, Layers, LocateFixed, Megaphone, Navigation, TriangleAlert, Users } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { Bookmarks } from '../shared/bookmarks/bookmarks';
import { createBookmarkStore } from '../shared/bookmarks/bookmark-store';
import { Credits } from '../shared/credits';
import { DrawButton } from '../shared/draw/draw-button';
import { DrawingHands, DrawTools } from '../shared/draw/draw-frame';
import { useDrawing } from '../shared/draw/use-drawing';
import { usePhoto } from '../shared/draw/use-photo';
import { KeepButtons } from '../shared/keep/keep-buttons';
import { LayerTree } from '../shared/layer-tree/layer-tree';
import { Diagnostics, DiagnosticsButton } from '../shared/diagnostics/door';
import { MapControls } from '../shared/map-controls';
import { MeasureButton } from '../shared/measure-button';
import { RoomSheet } from './room-sheet';
import { ScreenCard } from '../shared/room/screen-card';
import { SearchSheet } from '../shared/search/search-sheet';
import { ShowHere } from '../shared/shows/show-buttons';
import { SelectionPanel } from '../shared/selection-panel';
import { TimeBlock } from '../shared/time/time-block';
import { useIndicators } from '../shared/use-indicators';
import { useCovers } from '../shared/use-covers';
import { LinkBar } from './link-bar';
import { FollowMessage } from './follow/follow-message';
import { useFollowMe } from './follow/use-follow-me';
import { readDraft } from './report-draft';
import { ReportForm } from './report-form';
import { RequestList } from './request-list';
import { part, useParts } from '../shared/part';
import styles from './field.module.css';

const Alerts = part(() => import('../shared/alerts/alerts'));

const requestDistance = 420;
const isWide = (): boolean => innerWidth > innerHeight;

/** Map first; everything else lies in a sheet under the thumb. */
export default function FieldScreen({ program }: { program: Program }) {
  const { t, number } = useText();
  const { view, requests, manifest, camera, identity } = program;
  const [stop, setStop] = useState<SheetStop>('half');
  const [mode, setMode] = useState<'requests' | 'report' | 'layers' | 'time' | 'bookmarks' | 'room' | 'alerts'>('requests');
  const [bookmarks] = useState(() => createBookmarkStore(manifest.id));
  const [draft, setDraft] = useState(() => readDraft(deviceStorage));
  const picture = useCovers(program.covers);
  useParts(program);
  const [searching, setSearching] = useState(false);
  const [sent, setSent] = useState(false);
  const follow = useFollowMe(program);
  const selection = useStore(view.store, (state) => state.selection);
  const { figures } = useIndicators(program);
  // What is touched on the map comes up, also from the list of layers.
  useEffect(() => view.onChange(({ aspect, value }) => {
    if (aspect === 'selection' && value) setMode((held) => (held === 'layers' ? 'requests' : held));
  }), [view]);
  const drawing = useDrawing(program, () => setStop('half'));
  const photo = usePhoto(program, program.drawing);
  const mayReport = permissions[identity.role].report;
  const reporting = (mode === 'report' || mode === 'alerts') && !drawing.active;
  const shows = drawing.active ? 'draw' : mode !== 'requests' ? mode : selection ? 'selection' : 'requests';

  const open = (next: typeof mode): void => {
    drawing.stop();
    setMode(next);
    setSent(false);
    if (next === 'requests' && selection) view.set('selection', null, 'user');
    setStop(next === 'report' && isWide() ? 'full' : 'half');
  };
  /** A step back: from what was opened over a thing to the thing, from that to the list. The room's selection stays until then. */
  const back = (): void => {
    if (shows === 'selection') return open('requests');
    drawing.stop();
    setMode('requests');
  };
  const choose = (id: string): void => {
    view.set('selection', { kind: 'request', id }, 'user');
    const request = requests.getState().requests.get(id);
    if (request) void camera.flyTo({ longitude: request.longitude, latitude: request.latitude, height: manifest.groundHeight }, requestDistance);
  };
  const finished = (id: string): void => {
    setMode('requests');
    setSent(true);
    view.set('selection', { kind: 'request', id }, 'user');
  };

  const takePhoto = (): void => {
    setStop((held) => (held === 'peek' ? 'half' : held));
    photo.choose();
  };

  const title = {
    report: t('field.reportTitle'), layers: t('layerTree.title'), time: t('time.title'), bookmarks: t('bookmarks.title'), room: t('rooms.sheet'), alerts: t('alerts.title'), draw: t('draw.title'),
    selection: selection ? t(`term.kind.${selection.kind}`) : '', requests: t('field.requests'),
  }[shows];
  const head = (
    <div className={styles.head}>
      {shows !== 'requests' && <IconButton look="quiet" label={t('common.back')} onClick={back}><ArrowLeft /></IconButton>}
      <div className={styles.headText}>
        <h2>{title}</h2>
        {shows === 'requests' && figures && (
          <span className={styles.counts}>{t('field.counts', { open: number(figures.open), overdue: number(figures.overdue.late) })}</span>
        )}
      </div>
      {shows === 'requests' && (
        <>
          {program.drawing && <IconButton look="quiet" label={t('layerTree.title')} onClick={() => open('layers')}><Layers /></IconButton>}
          <IconButton look="quiet" label={t('time.title')} onClick={() => open('time')}><CalendarClock /></IconButton>
          <IconButton look="quiet" label={t('bookmarks.title')} onClick={() => open('bookmarks')}><Bookmark /></IconButton>
        </>
      )}
      {shows !== 'report' && <ShowHere program={program} />}
    </div>
  );
  const foot = (
    <nav className={styles.acts}>
      <Button aria-pressed={shows === 'requests'} onClick={() => open('requests')}><ClipboardList aria-hidden />{t('field.requests')}</Button>
      {mayReport ? (
        <Button aria-pressed={reporting} onClick={() => open('report')}>
          <Megaphone aria-hidden />{t('field.report')}{draft.pending && <span className={styles.waiting} title={t('field.waiting')} />}
        </Button>
      ) : <Button aria-pressed={shows === 'room'} onClick={() => open('room')}><Users aria-hidden />{t('link.room')}</Button>}
      {program.drawing ? (
        <Button title={t('draw.photoHere')} disabled={photo.making} onClick={takePhoto}><Camera aria-hidden />{t('draw.photo')}</Button>
      ) : <Button aria-pressed={shows === 'layers'} onClick={() => open('layers')}><Layers aria-hidden />{t('layerTree.title')}</Button>}
      <Button aria-pressed={follow.mode === 'place' || follow.mode === 'heading'} onClick={follow.next}>
        {follow.mode === 'heading' ? <Navigation aria-hidden /> : <LocateFixed aria-hidden />}{t(follow.mode === 'place' ? 'field.followHeading' : follow.mode === 'heading' ? 'field.followEnd' : 'field.locate')}
      </Button>
    </nav>
  );

  return (
    <main className={styles.field} data-stop={stop} ref={picture}>
      <LinkBar program={program} waiting={draft.pending !== null} onSearch={() => setSearching(true)} onRoom={() => open('room')} />
      {reporting && <Cross program={program} />}
      <MapControls program={program} className={styles.controls}><MeasureButton program={program} /><DrawButton program={program} /><KeepButtons program={program} touch /><DiagnosticsButton /></MapControls>
      {program.measure && <MeasurePanel store={program.measure} className={styles.measure} />}
      <DrawingHands program={program} />
      <Diagnostics program={program} />
      <ScreenCard program={program} />
      <Credits manifest={manifest} className={styles.credits} />
      <Sheet stop={stop} onStop={setStop} head={head} foot={foot} label={title} className={styles.sheet}>
        <div className={styles.content}>
          {photo.input}
          {photo.message}
          <FollowMessage follow={follow} program={program} />
          {sent && <Message kind="done" title={t('field.sent')} remedy={t('field.sentHelp')} />}
          {shows === 'report' && <Button onClick={() => open('alerts')}><TriangleAlert aria-hidden />{t('alerts.raise')}</Button>}
          {shows === 'alerts' && <Suspense fallback={<Message kind="loading" title={t('loading.program')} />}><Alerts program={program} onRaised={() => open('requests')} /></Suspense>}
          {shows === 'report' && <ReportForm program={program} draft={draft} onDraft={setDraft} onSent={finished} />}
          {shows === 'layers' && <LayerTree program={program} screenClass="small" />}
          {shows === 'time' && <TimeBlock program={program} />}
          {shows === 'draw' && <DrawTools program={program} touch />}
          {shows === 'room' && <RoomSheet program={program} />}
          {shows === 'bookmarks' && <Bookmarks program={program} store={bookmarks} />}
          {shows === 'selection' && <SelectionPanel program={program} />}
          {shows === 'requests' && <RequestList program={program} onChoose={choose} />}
        </div>
      </Sheet>
      {searching && <SearchSheet program={program} onClose={() => setSearching(false)} />}
    </main>
  );
}

/** Where a report or an alert is put. */
function Cross({ program: { camera, covers } }: { program: Program }) {
  // Its place is that of what is free of the interface.
  useStore(covers);
  const { x, y } = camera.middle();
  return <div className={styles.cross} style={{ left: x, top: y }} aria-hidden><span /></div>;
}
