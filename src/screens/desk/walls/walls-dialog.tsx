import type { Wall } from '@/model';
import { readPairingCode, type Answer, type Waiting } from '@/protocol';
import { documentsOf } from '@/state';
import { panelScreenId } from '@/sync';
import { Button, IconButton, Message, useText } from '@/ui';
import { Plus, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { v4 } from 'uuid';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { preset, presetKinds, resized, shapedAs, toggledPanel, unbound, type PresetKind } from './wall-edits';
import { WallForm } from './wall-form';
import { WallPlan } from './wall-plan';
import { WaitingList } from './waiting-list';
import styles from './walls.module.css';

const pollMs = 2_000;

/** The pages that show a code, as long as this is open. */
function useWaiting({ letIn }: Program): Waiting['items'] | null {
  const [items, setItems] = useState<Waiting['items'] | null>([]);
  useEffect(() => {
    let ended = false;
    const look = async (): Promise<void> => {
      const next = await letIn.waiting();
      if (!ended) setItems(next);
    };
    void look();
    const timer = setInterval(() => void look(), pollMs);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [letIn]);
  return items;
}

/** When panels were bound here, hub time, until each has come to the room: one that leaves it again is offline, not on its way. */
function useBoundAt({ link, sharedNow }: Program): [Readonly<Record<string, number>>, (screenId: string) => void] {
  const [boundAt, setBoundAt] = useState<Record<string, number>>({});
  useEffect(() => link.subscribe(({ screens }) => setBoundAt((held) => {
    const here = new Set(screens.map(({ screen }) => screen.screenId));
    const left = Object.entries(held).filter(([screenId]) => !here.has(screenId));
    return left.length === Object.keys(held).length ? held : Object.fromEntries(left);
  })), [link]);
  return [boundAt, (screenId) => setBoundAt((held) => ({ ...held, [screenId]: sharedNow() }))];
}

/** Video walls: what they are, which panel stands where, and how the panels are. */
export default function WallsDialog({ program, code: given, onClose }: { program: Program; code: string | null; onClose: () => void }) {
  const { t } = useText();
  const { room, documents, letIn, watchVitals } = program;
  const dialog = useRef<HTMLDialogElement>(null);
  const walls = useStore(room, (state) => documentsOf(state, 'wall'));
  const waiting = useWaiting(program);
  const [chosen, setChosen] = useState<string | null>(null);
  const [code, setCode] = useState(given ?? '');
  const [place, setPlace] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<{ title: string; remedy: string } | null>(null);
  const [boundAt, noteBound] = useBoundAt(program);
  const [odd, setOdd] = useState<{ wall: string; pixels: { width: number; height: number } } | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => watchVitals(), [watchVitals]);

  const shown = walls.find(({ id }) => id === chosen) ?? walls[0];
  const wall = shown?.content;
  const ready = readPairingCode(code);
  const panel = waiting?.find((each) => each.code === ready);

  async function settle(answer: Promise<Answer<unknown>>): Promise<boolean> {
    const settled = await answer;
    setTrouble(settled.ok ? null : { title: t('walls.refused', { message: settled.refusal.message }), remedy: settled.refusal.remedy });
    return settled.ok;
  }
  const put = (content: Wall): void => {
    if (shown) void settle(documents.put('wall', shown.id, content));
  };
  async function add(kind: PresetKind): Promise<void> {
    const id = v4();
    const size = waiting?.find(({ page }) => page === 'wall')?.pixels ?? null;
    if (await settle(documents.put('wall', id, preset(kind, t('walls.newName', { count: walls.length + 1 }), size)))) setChosen(id);
  }
  async function press(at: string): Promise<void> {
    setPlace(at);
    if (!shown || ready === null || shown.content.missing.includes(at)) return;
    const [row, column] = at.split(',').map(Number) as [number, number];
    const pixels = panel?.pixels;
    if (!(await settle(letIn.bind(ready, { wall: shown.id, row, column })))) return;
    setCode('');
    noteBound(panelScreenId(shown.id, row, column));
    const { width, height } = shown.content.pixels;
    if (pixels && (pixels.width !== width || pixels.height !== height)) setOdd({ wall: shown.id, pixels });
  }
  const isMissing = place !== null && wall?.missing.includes(place);
  const [row, column] = place ? (place.split(',').map(Number) as [number, number]) : [0, 0];
  const valid = wall && place && row < wall.rows && column < wall.columns;
  const toggled = wall && place ? toggledPanel(wall, place) : null;

  return (
    <dialog
      ref={dialog} className={styles.dialog} onClose={onClose} aria-labelledby="walls-title"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.code === 'F8') dialog.current?.close();
      }}
    >
      <header className={styles.head}>
        <h2 id="walls-title">{t('walls.title')}</h2>
        <div className={styles.tabs} role="tablist" aria-label={t('walls.title')}>
          {walls.map(({ id, content }) => (
            <button key={id} type="button" role="tab" aria-selected={id === shown?.id} onClick={() => setChosen(id)}>{content.name}</button>
          ))}
        </div>
        <IconButton look="quiet" label={t('common.close')} onClick={() => dialog.current?.close()}><X /></IconButton>
      </header>
      {trouble && <Message kind="error" {...trouble} />}
      <div className={styles.body}>
        <section className={styles.main} aria-label={wall?.name ?? t('walls.title')}>
          {shown && wall ? (
            <>
              <WallPlan program={program} id={shown.id} wall={wall} place={place} placing={ready !== null} boundAt={boundAt} onPress={(at) => void press(at)} />
              {odd?.wall === shown.id && (
                <Message kind="info" title={t('walls.otherPixels', { width: odd.pixels.width, height: odd.pixels.height, here: `${wall.pixels.width} × ${wall.pixels.height}` })}>
                  <Button look="accent" onClick={() => { put(shapedAs(wall, odd.pixels)); setOdd(null); }}>{t('walls.takePixels')}</Button>
                  <Button onClick={() => setOdd(null)}>{t('walls.keepPixels')}</Button>
                </Message>
              )}
              <div className={styles.acts}>
                <label className={styles.check}>
                  <input type="checkbox" checked={wall.testPattern} onChange={({ target }) => put({ ...wall, testPattern: target.checked })} />{t('walls.testPattern')}
                </label>
                {valid && (
                  <>
                    <span className={styles.which}>{t('walls.place', { row: row + 1, column: column + 1 })}</span>
                    <Button disabled={!toggled} onClick={() => toggled && put(toggled)}>{t(isMissing ? 'walls.isThere' : 'walls.isMissing')}</Button>
                    <Button disabled={!(place in wall.bound)} onClick={() => put(unbound(wall, place))}>{t('walls.unbind')}</Button>
                  </>
                )}
              </div>
            </>
          ) : <Message kind="empty" title={t('walls.none')} remedy={t('walls.noneHelp')} />}
          <WaitingList
            waiting={waiting} code={code} ready={ready} onCode={setCode} hasWall={wall !== undefined}
            onLetIn={(role) => void settle(letIn.bind(ready ?? '', { role })).then((let_) => let_ && setCode(''))}
          />
        </section>
        <section className={styles.side}>
          {shown && wall && <WallForm key={shown.id} wall={wall} onChange={(next) => put(resized(next))} />}
          <div className={styles.presets}>
            <h3>{t('walls.add')}</h3>
            {presetKinds.map((kind) => <Button key={kind} onClick={() => void add(kind)}><Plus aria-hidden />{t(`walls.preset.${kind}`)}</Button>)}
          </div>
          {shown && wall && (
            <Button className={styles.remove} onClick={() => void settle(documents.remove('wall', shown.id))}><Trash2 aria-hidden />{t('walls.remove', { name: wall.name })}</Button>
          )}
        </section>
      </div>
    </dialog>
  );
}
