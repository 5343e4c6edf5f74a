import { QrCode, useText } from '@/ui';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ScreenProfile } from '@/screens';
import { deviceStorage } from '@/state';
import { Mark } from '../loading';
import { askToPair, createAskingStore, type AskingStore, type Bound } from './ask';
import { holdPanel } from './held-panel';
import styles from './pairing.module.css';

/** Keeps what the page was let in with, and starts it anew with it. */
function letIn(page: ScreenProfile['page'], slot: string | null, { token, panel, place, wall }: Bound): void {
  if (panel && place && wall && slot) holdPanel(slot, { token, panel, wall, wallId: place.wall, row: place.row, column: place.column });
  else deviceStorage.setItem(`metroscope.token.${page}`, token);
  location.reload();
}

/** A page without a sign-in: a code for somebody at a desk, in letters and as a picture, until it is entered. */
export default function PairingPage({ page, slot }: { page: ScreenProfile['page']; slot: string | null }) {
  const { t } = useText();
  const [store] = useState(createAskingStore);
  useEffect(() => askToPair(store, page, (bound) => letIn(page, slot, bound)), [store, page, slot]);
  return (
    <main className={styles.page}>
      <div className={styles.words}>
        <div className={styles.brand}><span className={styles.mark} aria-hidden><Mark /></span>Metroscope</div>
        <h1>{t(page === 'wall' ? 'walls.pairing.title' : 'problem.noLink.title')}</h1>
        <Code store={store} />
        <p>{t(page === 'wall' ? 'walls.pairing.how' : 'walls.pairing.howScreen')}</p>
        <p className={styles.host}>{t('walls.pairing.hub', { host: location.host })}</p>
        {page !== 'wall' && <p>{t('problem.noLink.remedy')} <a href="/">{t('chooser.all')}</a></p>}
      </div>
      <Picture store={store} />
    </main>
  );
}

function Code({ store }: { store: AskingStore }) {
  const { t } = useText();
  const { code, trouble } = useStore(store);
  return (
    <div className={styles.code} role="status">
      {code ? <output aria-label={t('walls.pairing.code', { code: [...code].join(' ') })} data-code={code}><span>{code.slice(0, 3)}</span><span>{code.slice(3)}</span></output> : <span className={styles.waiting} aria-hidden>···</span>}
      {trouble && <span className={styles.trouble}>{t('walls.pairing.trouble')}</span>}
    </div>
  );
}

/** Leads a device that may let screens in to this hub's desk, with the code entered. */
function Picture({ store }: { store: AskingStore }) {
  const code = useStore(store, (state) => state.code);
  if (!code) return null;
  return <QrCode text={`${location.origin}/desk?pair=${code}`} className={styles.picture} />;
}
