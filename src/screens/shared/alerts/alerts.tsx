import { permissions, severities, type DocumentOf, type Severity } from '@/model';
import { Button, IconButton, Message, useRemembered, useText } from '@/ui';
import { Megaphone, Navigation, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Program } from '../../program';
import { mapCentre } from '../map-centre';
import { newId } from '../new-id';
import { tell, tellRefused } from '../keep/told';
import { ShowThing } from '../shows/show-buttons';
import styles from './alerts.module.css';
import { SeverityMark } from './severity-mark';
import { useAlerts } from './use-alerts';

const hours = [1, 4, 12, 24] as const;
/** Metres from which the place of an alert is looked at. */
const distance = 700;
const hourMs = 3_600_000;

/** Alerts of the room: what there is, and a form that raises one at the middle of the map. */
export default function Alerts({ program, onRaised }: { program: Program; onRaised?: () => void }) {
  const { t } = useText();
  const alerts = useAlerts(program);
  return (
    <div className={styles.alerts}>
      {permissions[program.identity.role].add.includes('alert') && <RaiseForm program={program} onRaised={onRaised} />}
      {alerts.length === 0 ? <Message kind="empty" title={t('alerts.none')} /> : (
        <ul className={styles.list}>{alerts.map((alert) => <Row key={alert.id} program={program} alert={alert} />)}</ul>
      )}
    </div>
  );
}

function Row({ program, alert }: { program: Program; alert: DocumentOf<'alert'> }) {
  const { t, time } = useText();
  const { manifest: { timeZone }, identity, camera, view, documents } = program;
  const { severity, headline, position, expires } = alert.content;
  const mine = alert.by.subject === identity.subject;
  const lift = async (): Promise<void> => {
    const answer = await documents.remove('alert', alert.id);
    if (!answer.ok) return tellRefused('alerts.notLifted', answer.refusal);
    tell({ kind: 'done', title: 'alerts.lifted', act: { label: 'shows.undo', run: () => void documents.put('alert', newId(), alert.content, 0) } });
  };
  const values = () => ({ camera: { view: camera.viewOf(position, alert.content.distance), aspectRatio: view.get('camera').aspectRatio } });
  return (
    <li>
      <SeverityMark severity={severity} />
      <div className={styles.entry}>
        <strong>{headline}</strong>
        <span className={styles.note}>{t('alerts.until', { time: time(expires, { timeZone }), name: alert.by.screen })}</span>
      </div>
      <ShowThing program={program} name={headline} values={values} />
      <IconButton look="quiet" label={t('alerts.go')} onClick={() => void camera.flyTo(position, alert.content.distance)}><Navigation /></IconButton>
      {(mine || permissions[identity.role].change.includes('alert')) && (
        <IconButton look="quiet" label={t('alerts.lift', { name: headline })} onClick={() => void lift()}><Trash2 /></IconButton>
      )}
    </li>
  );
}

function RaiseForm({ program, onRaised }: { program: Program; onRaised: (() => void) | undefined }) {
  const { t } = useText();
  const { documents, sharedNow } = program;
  const [severity, setSeverity] = useState<Severity>('severe');
  // What was written stays on the device until the room has it.
  const [headline, setHeadline] = useRemembered<string>('alert.headline', '');
  const [description, setDescription] = useRemembered<string>('alert.description', '');
  const [lasts, setLasts] = useState<number>(4);
  const [sending, setSending] = useState(false);
  const raise = async (): Promise<void> => {
    const position = mapCentre(program);
    if (!headline.trim()) return tell({ kind: 'error', title: 'alerts.noHeadline' });
    if (!position) return tell({ kind: 'error', title: 'alerts.noPlace' });
    setSending(true);
    const answer = await documents.put('alert', newId(), {
      severity, headline: headline.trim(), description: description.trim(), position, distance, expires: sharedNow() + lasts * hourMs,
    }, 0);
    setSending(false);
    if (!answer.ok) return tellRefused('alerts.notRaised', answer.refusal);
    setHeadline('');
    setDescription('');
    tell({ kind: 'done', title: 'alerts.raised' });
    onRaised?.();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void raise();
      }}
    >
      <fieldset className={styles.choices} aria-label={t('alerts.severityLabel')}>
        {severities.toReversed().map((each) => (
          <Button key={each} aria-pressed={severity === each} onClick={() => setSeverity(each)}><SeverityMark severity={each} />{t(`alerts.severity.${each}`)}</Button>
        ))}
      </fieldset>
      <label>{t('alerts.headline')}<input value={headline} maxLength={160} onChange={(event) => setHeadline(event.currentTarget.value)} /></label>
      <label>{t('alerts.description')}<textarea value={description} maxLength={1_000} onChange={(event) => setDescription(event.currentTarget.value)} /></label>
      <label>
        {t('alerts.lasts')}
        <select value={lasts} onChange={(event) => setLasts(Number(event.currentTarget.value))}>
          {hours.map((count) => <option key={count} value={count}>{t('alerts.hours', { count })}</option>)}
        </select>
      </label>
      <p className={styles.note}>{t('alerts.place')}</p>
      <Button type="submit" look="accent" disabled={sending}><Megaphone aria-hidden />{t('alerts.raise')}</Button>
    </form>
  );
}
