import { MeasurePanel } from '@/layers';
import { documentOf } from '@/state';
import { Button, IconButton, Message, Panel, PanelStack, useRemembered, useText } from '@/ui';
import { Navigation, X } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { Bookmarks } from '../shared/bookmarks/bookmarks';
import { createBookmarkStore } from '../shared/bookmarks/bookmark-store';
import { saveBookmark } from '../shared/bookmarks/save-bookmark';
import { Credits } from '../shared/credits';
import { DrawButton } from '../shared/draw/draw-button';
import { DrawFrame, DrawingHands } from '../shared/draw/draw-frame';
import { KeepButtons } from '../shared/keep/keep-buttons';
import { takePicture } from '../shared/keep/take-picture';
import { LayerTree } from '../shared/layer-tree/layer-tree';
import { Diagnostics, DiagnosticsButton } from '../shared/diagnostics/door';
import { MapControls } from '../shared/map-controls';
import { MeasureButton } from '../shared/measure-button';
import { Notices } from '../shared/notices';
import { Invitation } from './invite/door';
import { useAspectsText } from '../shared/room/aspects-text';
import { Monitor } from './monitor/monitor';
import { ScreenCard } from '../shared/room/screen-card';
import { RoomToasts } from '../shared/room/room-toasts';
import { useRoomActs } from '../shared/room-acts';
import { Breadcrumb } from '../shared/regions/breadcrumb';
import { RegionList } from '../shared/regions/region-list';
import { createPlayer } from '../shared/scenes/player';
import { SelectionPanel } from '../shared/selection-panel';
import { CarriedGhost } from '../shared/shows/carried-ghost';
import { carry } from '../shared/shows/carry';
import { mayShow, showInPassing, showRoom } from '../shared/shows/show-room';
import { ShowThing } from '../shared/shows/show-buttons';
import { valuesOfRequest } from '../shared/shows/shown-values';
import { useCovers } from '../shared/use-covers';
import { TimeBar, type TimeBarHandle } from '../shared/time/time-bar';
import { CompareView } from './compare/door';
import { useEdited } from './compare/use-edited';
import { HelpOverlay } from './help-overlay';
import { RoomPanel } from './room-panel';
import { PointerTip } from './tip';
import { TopBar } from './top-bar';
import { useCarryPin } from './use-carry-pin';
import { useDeskKeys } from './use-desk-keys';
import { useLaserKey } from './use-laser-key';
import { Session } from './session/door';
import { Walls } from './walls/door';
import { Aim } from './aim';
import { part, useParts } from '../shared/part';
import styles from './desk.module.css';

const Alerts = part(() => import('../shared/alerts/alerts'));
const Figures = part(() => import('./figures/figures'));
const Requests = part(() => import('./requests/requests'));
const Scenes = part(() => import('../shared/scenes/scenes'));

/** Metres from which a request is looked at. */
const requestDistance = 520;

/** City in the middle, layers on the left, what is selected and who is linked on the right. */
export default function DeskScreen({ program }: { program: Program }) {
  const text = useText();
  const { t, name } = text;
  const { manifest } = program;
  const { edited, compared } = useEdited(program);
  const { view, requests, camera } = edited;
  const pane = compared ? (edited === program ? 'a' : 'b') : undefined;
  const letter = pane?.toUpperCase() ?? '';
  const [help, setHelp] = useState(false);
  const [hinted, setHinted] = useRemembered<boolean>('desk.hinted', false);
  const acts = useRoomActs(program);
  const aspectsText = useAspectsText();
  const [bookmarks] = useState(() => createBookmarkStore(manifest.id));
  const [player] = useState(() => createPlayer({
    storyboard: (id) => documentOf(program.room.getState(), 'storyboard', id)?.content ?? null,
    show: (scene) => showInPassing(program, scene),
    after(ms, action) {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
  }));
  const picture = useCovers(program.covers);
  useParts(program);
  const coming = <Message kind="loading" title={t('loading.program')} />;
  const timeBar = useRef<TimeBarHandle>(null);
  const selection = useStore(view.store, (state) => state.selection);
  const request = useStore(requests, (state) => (selection?.kind === 'request' ? state.requests.get(selection.id) : undefined));
  const ownReplay = useStore(view.store, ({ clock }) => clock.mode === 'set' && clock.replay === true) && acts.free.includes('clock');
  const deselect = (): void => view.set('selection', null, 'user');
  const showHelp = (shown: boolean): void => {
    setHelp(shown);
    if (shown) setHinted(true);
  };
  useDeskKeys(edited, {
    toggleLink: acts.toggle, help, showHelp, player,
    focusTime: () => timeBar.current?.focus(), bookmark: () => void saveBookmark(program, bookmarks, text), picture: () => void takePicture(edited, text),
  });
  useLaserKey(edited);
  useCarryPin(edited);

  return (
    <main className={styles.desk} data-pane={pane} ref={picture}>
      <TopBar program={program} acts={acts} onHelp={() => showHelp(true)} />
      <PanelStack remember="desk.rail" openAtFirst={['desk.layers', 'desk.regions']} className={styles.rail}>
        <Panel title={compared ? t('compare.of', { what: t('layerTree.title'), pane: letter }) : t('layerTree.title')} remember="desk.layers"><LayerTree program={edited} screenClass="medium" digits /></Panel>
        <Panel title={t('regions.title')} remember="desk.regions"><RegionList program={edited} /></Panel>
        <Panel title={t('field.requests')} remember="desk.requests"><Suspense fallback={coming}><Requests program={edited} /></Suspense></Panel>
        <Panel title={t('charts.panel')} remember="desk.figures"><Suspense fallback={coming}><Figures program={program} /></Suspense></Panel>
        <Panel title={t('bookmarks.title')} remember="desk.bookmarks"><Bookmarks program={program} store={bookmarks} /></Panel>
        {mayShow(program) && <Panel title={t('scenes.title')} remember="desk.scenes"><Suspense fallback={coming}><Scenes program={program} player={player} /></Suspense></Panel>}
        <Panel title={t('alerts.title')} remember="desk.alerts"><Suspense fallback={coming}><Alerts program={program} /></Suspense></Panel>
      </PanelStack>
      {!compared && <Breadcrumb program={program} className={styles.path} />}
      <CompareView program={program} />
      <div className={styles.middle}>
        <Notices program={program} />
        <RoomToasts program={program} keys />
        {acts.free.length > 0 && acts.leader && !ownReplay && (
          <div className={styles.detached} aria-live="polite">
            <span>{t('link.detached', { aspects: aspectsText(acts.free) })}</span>
            <Button look="accent" onClick={acts.reattach}>{t('link.reattach')} <kbd>L</kbd></Button>
          </div>
        )}
      </div>
      <MapControls program={edited} className={styles.controls}><MeasureButton program={program} /><DrawButton program={program} /><KeepButtons program={edited} touch={false} /><DiagnosticsButton /></MapControls>
      <div className={styles.right} data-cover="parts">
        <Monitor program={program} className={styles.monitor} />
        {program.measure && <MeasurePanel store={program.measure} className={styles.selection} />}
        <DrawFrame program={program} className={styles.selection} />
        <Diagnostics program={program} className={styles.selection} />
        {selection && (
          <Panel
            title={t(`term.kind.${selection.kind}`)}
            className={styles.selection}
            held={request && mayShow(program) ? carry(() => ({ name: name(request.serviceName), sides: false, drop: () => void showRoom(program, valuesOfRequest(program, request)) })) : undefined}
            actions={
              <>
                {request && <ShowThing program={program} name={t('term.kind.request')} values={() => valuesOfRequest(program, request)} />}
                {request && (
                  <IconButton look="quiet" label={t('desk.fly')} onClick={() => void camera.flyTo({ longitude: request.longitude, latitude: request.latitude, height: manifest.groundHeight }, requestDistance)}>
                    <Navigation />
                  </IconButton>
                )}
                <IconButton look="quiet" label={t('desk.deselect')} onClick={deselect}><X /></IconButton>
              </>
            }
          >
            <SelectionPanel program={edited} />
          </Panel>
        )}
        {!compared && <RoomPanel program={program} acts={acts} />}
      </div>
      {!hinted && (
        <div className={styles.hint} role="note">
          <span>{t('desk.hint')}</span>
          <IconButton look="quiet" label={t('common.close')} onClick={() => setHinted(true)}><X /></IconButton>
        </div>
      )}
      <Credits manifest={manifest} className={styles.credits} />
      <div className={styles.time} data-cover="parts" data-letter={letter}><TimeBar program={edited} ref={timeBar} /></div>
      <DrawingHands program={program} />
      <ScreenCard program={program} />
      <Invitation program={program} />
      <Aim program={edited} />
      <PointerTip program={program} />
      <CarriedGhost />
      <Walls program={program} />
      <Session program={program} />
      {help && <HelpOverlay role={program.identity.role} onClose={() => showHelp(false)} />}
    </main>
  );
}
