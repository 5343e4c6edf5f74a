import type { Identity } from '@/model';
import type { InvitedPage, Refusal, Rooms } from '@/protocol';
import { Button, IconButton, Message, QrCode, useText, type TextKey } from '@/ui';
import { Copy, DoorOpen, Link2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Invites } from '../../invites';
import type { Program } from '../../program';
import styles from './invite.module.css';

/** What somebody is let in for. */
const uses: readonly { id: 'desk' | 'field' | 'wall' | 'onlooker' | 'onlookerField'; role: Identity['role']; page: InvitedPage }[] = [
  { id: 'desk', role: 'dispatcher', page: 'desk' },
  { id: 'field', role: 'inspector', page: 'field' },
  { id: 'wall', role: 'wall', page: 'wall' },
  { id: 'onlooker', role: 'viewer', page: 'desk' },
  { id: 'onlookerField', role: 'viewer', page: 'field' },
];
const suggestions: readonly TextKey[] = ['rooms.suggested.daily', 'rooms.suggested.incident', 'rooms.suggested.exercise'];

type Made = { link: string; days: number; elsewhere: boolean };

/** Signs another screen in, with a link and a code to scan; and takes this desk to another room. */
export default function InviteDialog({ program, invites, onClose }: { program: Program; invites: Invites; onClose: () => void }) {
  const { t } = useText();
  const { identity } = program;
  const dialog = useRef<HTMLDialogElement>(null);
  const [rooms, setRooms] = useState<Rooms['rooms']>([]);
  const [room, setRoom] = useState(identity.room);
  const [use, setUse] = useState(uses[1]!);
  const [name, setName] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let ended = false;
    void invites.rooms().then((known) => {
      if (!ended && known) setRooms(known);
    });
    return () => {
      ended = true;
    };
  }, [invites]);

  const make = async (): Promise<void> => {
    setBusy(true);
    const answer = await invites.make({ page: use.page, role: use.role, room: room.trim(), name: name.trim() || t(`rooms.use.${use.id}`) });
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    setMade(answer.ok ? answer.value : null);
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    const answer = await invites.goTo(room.trim());
    setBusy(false);
    if (!answer.ok) setRefusal(answer.refusal);
  };
  /** What was made is no longer what the form says. */
  const edit = (act: () => void): void => {
    act();
    setMade(null);
    setRefusal(null);
  };

  return (
    <dialog ref={dialog} className={styles.dialog} onClose={onClose} aria-label={t('rooms.invite')}>
      <header>
        <h2>{t('rooms.invite')}</h2>
        <IconButton look="quiet" label={t('common.close')} onClick={onClose}><X /></IconButton>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <fieldset className={styles.uses}>
          <legend>{t('rooms.whatFor')}</legend>
          {uses.map((each) => (
            <label key={each.id}>
              <input type="radio" name="use" checked={use === each} onChange={() => edit(() => setUse(each))} />
              <span><strong>{t(`rooms.use.${each.id}`)}</strong><br />{t(`rooms.useHelp.${each.id}`)}</span>
            </label>
          ))}
        </fieldset>
        <label className={styles.field}>
          {t('link.room')}
          <input value={room} maxLength={64} required onChange={(event) => { const { value } = event.currentTarget; edit(() => setRoom(value)); }} />
        </label>
        <ul className={styles.rooms} aria-label={t('rooms.rooms')}>
          {rooms.map((each) => (
            <li key={each.name}>
              <button type="button" aria-pressed={room === each.name} onClick={() => edit(() => setRoom(each.name))}>{each.name} · {t('link.screens', { count: each.screens })}</button>
            </li>
          ))}
          {suggestions.filter((key) => rooms.every((each) => each.name !== t(key))).map((key) => (
            <li key={key}><button type="button" aria-pressed={room === t(key)} onClick={() => edit(() => setRoom(t(key)))}>+ {t(key)}</button></li>
          ))}
        </ul>
        <label className={styles.field}>
          {t('rooms.name')}
          <input value={name} maxLength={80} placeholder={t(`rooms.use.${use.id}`)} onChange={(event) => { const { value } = event.currentTarget; edit(() => setName(value)); }} />
        </label>
        <div className={styles.acts}>
          <Button type="submit" look="accent" disabled={busy || room.trim() === ''}><Link2 aria-hidden />{t('rooms.makeLink')}</Button>
          <Button disabled={busy || room.trim() === '' || room.trim() === identity.room} onClick={() => void go()}><DoorOpen aria-hidden />{t('rooms.goThere')}</Button>
        </div>
      </form>
      {refusal && <Message kind="error" title={t('rooms.failed.invite')} remedy={refusal.message} />}
      {made && <MadeLink made={made} />}
    </dialog>
  );
}

function MadeLink({ made: { link, days, elsewhere } }: { made: Made }) {
  const { t, number } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Browsers keep the clipboard from pages without a secure origin; the link is selected then, to be copied by hand.
    await navigator.clipboard?.writeText(link).then(() => setCopied(true), () => undefined);
  };
  return (
    <section className={styles.made} aria-label={t('rooms.link')}>
      <QrCode text={link} className={styles.code} />
      <div>
        <p>{t('rooms.scan', { days: number(days) })}</p>
        <div className={styles.acts}>
          <input ref={field} readOnly value={link} aria-label={t('rooms.link')} onFocus={(event) => event.currentTarget.select()} />
          <Button onClick={() => void copy()}><Copy aria-hidden />{t(copied ? 'rooms.copied' : 'rooms.copy')}</Button>
        </div>
        {!elsewhere && <Message kind="info" title={t('rooms.thisMachineOnly')} remedy={t('rooms.thisMachineOnlyHelp')} />}
      </div>
    </section>
  );
}
