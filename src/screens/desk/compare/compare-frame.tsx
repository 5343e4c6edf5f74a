import { paneNames, type PaneName } from '@/model';
import { Button, classes, IconButton, Message, useText } from '@/ui';
import { ArrowLeftRight, Columns2, Copy, Link2, Link2Off, SquareSplitHorizontal, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Compare } from '../../compare';
import type { Program } from '../../program';
import { CrossMark } from './cross-mark';
import { Curtain } from './curtain';
import { Difference } from './difference';
import { PaneHead } from './pane-head';
import { useCompareHands } from './use-compare-hands';
import styles from './compare.module.css';

/** What lies around and over the two pictures: what can be done with them, which is which, and the curtain. */
export function CompareFrame({ program, compare }: { program: Program; compare: Compare<Program> }) {
  const { t } = useText();
  const { layout, edited } = useStore(compare.store);
  const { b, problem } = useStore(compare.second);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.compare = layout;
    return () => void delete dataset.compare;
  }, [layout]);
  useCompareHands(program, compare);
  const panes: Record<PaneName, Program | null> = { a: program, b };
  return (
    <>
      <CompareBar program={program} compare={compare} />
      <div className={classes(styles.panes, styles[layout])}>
        {paneNames.map((name) => (
          <section key={name} className={classes(styles.pane, edited === name && styles.edited)} data-pane={name} aria-label={t('compare.pane', { pane: name.toUpperCase() })}>
            {panes[name] && <PaneHead program={panes[name]} name={name} edited={edited === name} />}
            {!panes[name] && <div className={styles.missing}>{problem ? <Message kind="error" title={t('compare.failed')} remedy={t('compare.failedHelp', { why: problem })} /> : <Message kind="loading" title={t('compare.loading')} />}</div>}
          </section>
        ))}
        {layout === 'swipe' && <Curtain store={compare.store} />}
      </div>
      {layout === 'beside' && b && <CrossMark a={program.stage} b={b.stage} store={compare.store} />}
    </>
  );
}

function CompareBar({ program, compare }: { program: Program; compare: Compare<Program> }) {
  const { t } = useText();
  const { store, second, swap, copy, close } = compare;
  const { layout, edited, linked } = useStore(store);
  const b = useStore(second, (state) => state.b);
  const other = edited === 'a' ? 'b' : 'a';
  const LinkIcon = linked ? Link2 : Link2Off;
  return (
    <header className={styles.bar} role="toolbar" aria-label={t('compare.title')}>
      <h2>{t('compare.title')}</h2>
      <div className={styles.choice} role="group" aria-label={t('compare.edit')}>
        {paneNames.map((name) => (
          <button key={name} type="button" data-pane={name} aria-pressed={edited === name} aria-keyshortcuts={name === 'a' ? '[' : ']'} title={t('compare.editing', { pane: name.toUpperCase() })} onClick={() => store.setState({ edited: name })}>
            {name.toUpperCase()}
          </button>
        ))}
      </div>
      <div className={styles.choice} role="group" aria-label={t('compare.layout')}>
        <button type="button" aria-pressed={layout === 'beside'} onClick={() => store.setState({ layout: 'beside' })}><Columns2 aria-hidden />{t('compare.beside')}</button>
        <button type="button" aria-pressed={layout === 'swipe'} onClick={() => store.setState({ layout: 'swipe', linked: true })}><SquareSplitHorizontal aria-hidden />{t('compare.swipe')}</button>
      </div>
      <Button look="quiet" aria-pressed={linked} disabled={layout === 'swipe'} title={t('compare.linkHelp')} onClick={() => store.setState({ linked: !linked })}>
        <LinkIcon aria-hidden />{t(linked ? 'compare.linked' : 'compare.unlinked')}
      </Button>
      <IconButton look="quiet" label={t('compare.swap')} onClick={swap}><ArrowLeftRight /></IconButton>
      <IconButton look="quiet" label={t('compare.copy', { from: edited.toUpperCase(), to: other.toUpperCase() })} onClick={() => copy(edited)}><Copy /></IconButton>
      {b && <Difference a={program} b={b} />}
      <IconButton look="quiet" label={t('compare.close')} aria-keyshortcuts="Escape" onClick={close}><X /></IconButton>
    </header>
  );
}
