import { IconButton, useText, type TextKey } from '@/ui';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import styles from './desk.module.css';

const keyboard: readonly [keys: readonly string[], what: TextKey][] = [
  [['W', 'A', 'S', 'D', '↑', '←', '↓', '→'], 'desk.keys.pan'],
  [['+', '−'], 'desk.keys.zoom'],
  [['Q', 'E'], 'desk.keys.rotate'],
  [['R', 'F'], 'desk.keys.tilt'],
  [['↵'], 'desk.keys.aim'],
  [['Shift ↵'], 'desk.keys.aimInto'],
  [['Ctrl K', '/'], 'desk.keys.search'],
  [['H'], 'desk.keys.home'],
  [['L'], 'desk.keys.link'],
  [['G'], 'rooms.gather'],
  [['C'], 'rooms.ask'],
  [['Y', 'X'], 'rooms.keys'],
  [['O'], 'rooms.onMapKey'],
  [['J'], 'rooms.invite'],
  [['1', '…', '9'], 'desk.keys.layers'],
  [['Alt', '↑', '↓'], 'layerTree.keys'],
  [['␣'], 'site.keys'],
  [['M'], 'measure.title'],
  [['I'], 'draw.keys'],
  [['Z'], 'draw.pointKeys'],
  [['Ctrl Z'], 'draw.undoKeys'],
  [['⌫'], 'regions.up'],
  [['T'], 'time.keys'],
  [['B'], 'bookmarks.key'],
  [['P'], 'keep.picture'],
  [['V'], 'shows.send'],
  [['U'], 'shows.undoRoom'],
  [['PgUp', 'PgDn', 'K'], 'scenes.keys'],
  [['N'], 'desk.keys.theme'],
  [['F7'], 'session.title'],
  [['F8'], 'walls.title'],
  [['F9'], 'diagnostics.title'],
  [['Esc'], 'desk.keys.deselect'],
  [['?'], 'desk.keys.help'],
];
const mouse: readonly [how: TextKey, what: TextKey][] = [
  ['desk.keys.drag', 'desk.keys.pan'],
  ['desk.keys.wheel', 'desk.keys.zoom'],
  ['desk.keys.rightDrag', 'desk.keys.rotate'],
  ['desk.keys.click', 'desk.keys.select'],
  ['desk.keys.doubleClick', 'desk.keys.frame'],
];

/** Keys stand in two columns, so that all of them are seen at once. */
const half = Math.ceil(keyboard.length / 2);

/** Every key and every move of the mouse. */
export function HelpOverlay({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.help} onClose={onClose} aria-label={t('desk.help')}>
      <header>
        <h2>{t('desk.help')}</h2>
        <IconButton look="quiet" label={t('common.close')} onClick={onClose}><X /></IconButton>
      </header>
      <div className={styles.helpTables}>
        <Keys rows={keyboard.slice(0, half)} />
        <Keys rows={keyboard.slice(half)} />
        <table>
          <caption>{t('desk.keys.mouse')}</caption>
          <tbody>
            {mouse.map(([how, what]) => <tr key={how}><th scope="row">{t(how)}</th><td>{t(what)}</td></tr>)}
          </tbody>
        </table>
      </div>
    </dialog>
  );
}

function Keys({ rows }: { rows: typeof keyboard }) {
  const { t } = useText();
  return (
    <table>
      <caption>{t('desk.keys.keyboard')}</caption>
      <tbody>
        {rows.map(([keys, what]) => (
          <tr key={what}><th scope="row">{keys.map((key) => <kbd key={key}>{key}</kbd>)}</th><td>{t(what)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
