import { permissions, type IdentityRole } from '@/model';
import { IconButton, useText, type TextKey } from '@/ui';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import styles from './desk.module.css';

type Need = 'lead' | 'show' | 'command' | 'point' | 'draw' | 'invite' | 'audit';
/** `need`: what a sign-in has to be allowed for the key to do anything. */
type Row = readonly [keys: readonly string[], what: TextKey, need?: Need];
interface Group {
  title: TextKey;
  rows: readonly Row[];
}

const groups: readonly Group[] = [
  {
    title: 'desk.keys.moving',
    rows: [
      [['W', 'A', 'S', 'D', '↑', '←', '↓', '→'], 'desk.keys.pan'],
      [['+', '−'], 'desk.keys.zoom'],
      [['Q', 'E'], 'desk.keys.rotate'],
      [['R', 'F'], 'desk.keys.tilt'],
      [['H', 'Home'], 'desk.keys.home'],
      [['⌫'], 'regions.up'],
      [['␣'], 'site.keys'],
    ],
  },
  {
    title: 'desk.keys.city',
    rows: [
      [['Ctrl K', '/'], 'desk.keys.search'],
      [['↵'], 'desk.keys.aim'],
      [['Shift ↵'], 'desk.keys.aimInto'],
      [['1', '…', '9'], 'desk.keys.layers'],
      [['Alt', '↑', '↓'], 'layerTree.keys'],
      [['T'], 'time.keys'],
      [['M'], 'measure.title'],
      [['I'], 'draw.keys', 'draw'],
      [['Ctrl Z'], 'draw.undoKeys', 'draw'],
      [['B'], 'bookmarks.key'],
      [['P'], 'keep.picture'],
      [['F4'], 'compare.open'],
      [['[', ']'], 'compare.editKeys'],
    ],
  },
  {
    title: 'desk.keys.room',
    rows: [
      [['L'], 'desk.keys.link'],
      [['V'], 'shows.send', 'show'],
      [['U'], 'shows.undoRoom', 'show'],
      [['G'], 'rooms.gather', 'command'],
      [['C'], 'rooms.ask', 'lead'],
      [['Y', 'X'], 'rooms.keys', 'lead'],
      [['Z'], 'draw.pointKeys', 'point'],
      [['PgUp', 'PgDn', 'K'], 'scenes.keys', 'show'],
      [['O'], 'rooms.onMapKey', 'lead'],
      [['J'], 'rooms.invite', 'invite'],
      [['F7'], 'session.title', 'audit'],
      [['F8'], 'walls.title', 'invite'],
    ],
  },
  {
    title: 'desk.keys.screen',
    rows: [
      [['N'], 'desk.keys.theme'],
      [['F9'], 'diagnostics.title'],
      [['Esc'], 'desk.keys.deselect'],
      [['?'], 'desk.keys.help'],
    ],
  },
];
const mouse: readonly (readonly [how: TextKey, what: TextKey, need?: Need])[] = [
  ['desk.keys.drag', 'desk.keys.pan'],
  ['desk.keys.wheel', 'desk.keys.zoom'],
  ['desk.keys.rightDrag', 'desk.keys.turnTilt'],
  ['desk.keys.shiftDrag', 'desk.keys.lookAround'],
  ['desk.keys.click', 'desk.keys.select'],
  ['desk.keys.doubleClick', 'desk.keys.frame'],
  ['desk.keys.dragPin', 'desk.keys.toWall', 'show'],
];

function may(role: IdentityRole, need: Need | undefined): boolean {
  if (need === undefined) return true;
  const allowed = permissions[role];
  return need === 'lead' ? allowed.lead.length > 0 : need === 'draw' ? allowed.add.includes('annotation') : allowed[need];
}

/** Every key and every move of the mouse that this sign-in can use. */
export function HelpOverlay({ role, onClose }: { role: IdentityRole; onClose: () => void }) {
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
        {groups.map(({ title, rows }) => (
          <table key={title}>
            <caption>{t(title)}</caption>
            <tbody>
              {rows.filter(([, , need]) => may(role, need)).map(([keys, what]) => <tr key={what}><th scope="row">{keys.map((key) => <kbd key={key}>{key}</kbd>)}</th><td>{t(what)}</td></tr>)}
            </tbody>
          </table>
        ))}
        <table>
          <caption>{t('desk.keys.mouse')}</caption>
          <tbody>
            {mouse.filter(([, , need]) => may(role, need)).map(([how, what]) => <tr key={how}><th scope="row">{t(how)}</th><td>{t(what)}</td></tr>)}
          </tbody>
        </table>
      </div>
    </dialog>
  );
}
