import type { Waiting } from '@/protocol';
import { Button, useText } from '@/ui';
import { useId, useState } from 'react';
import styles from './walls.module.css';

const roles = ['dispatcher', 'inspector', 'viewer'] as const;

interface WaitingProps {
  /** Null while the hub does not say. */
  waiting: Waiting['items'] | null;
  code: string;
  /** The code as the hub knows it, once it is whole. */
  ready: string | null;
  hasWall: boolean;
  onCode(code: string): void;
  onLetIn(role: (typeof roles)[number]): void;
}

/** The code of a page that waits, typed or chosen, and what to do next. */
export function WaitingList({ waiting, code, ready, hasWall, onCode, onLetIn }: WaitingProps) {
  const { t, number } = useText();
  const id = useId();
  const [role, setRole] = useState<(typeof roles)[number]>('inspector');
  const page = waiting?.find((each) => each.code === ready)?.page ?? 'wall';
  return (
    <div className={styles.waiting}>
      <label htmlFor={id}>{t('walls.code')}</label>
      <input id={id} className={styles.code} value={code} maxLength={12} autoComplete="off" spellCheck={false} placeholder="ACD EFG" onChange={({ target }) => onCode(target.value.toUpperCase())} />
      <p className={styles.next} role="status">
        {code.trim() === '' ? t('walls.next.code', { address: `${location.origin}/wall` }) : ready === null ? t('walls.next.whole') : page === 'wall' ? t(hasWall ? 'walls.next.place' : 'walls.next.wall') : t(`walls.next.${page}`)}
      </p>
      {ready !== null && page !== 'wall' && (
        <div className={styles.acts}>
          <label>{t('walls.role')} <select value={role} onChange={({ target }) => setRole(target.value as typeof role)}>{roles.map((each) => <option key={each} value={each}>{t(`walls.roles.${each}`)}</option>)}</select></label>
          <Button look="accent" onClick={() => onLetIn(role)}>{t('walls.letIn')}</Button>
        </div>
      )}
      {waiting === null && <p className={styles.wrong}>{t('walls.noWaiting')}</p>}
      {waiting && waiting.length > 0 && (
        <ul aria-label={t('walls.waiting')}>
          {waiting.map((each) => (
            <li key={each.code}>
              <Button aria-pressed={each.code === ready} look={each.code === ready ? 'accent' : 'plain'} onClick={() => onCode(each.code === ready ? '' : each.code)}>
                <strong className="tabular">{each.code.slice(0, 3)} {each.code.slice(3)}</strong>
                <span>{t(`walls.page.${each.page}`)} · {number(each.pixels.width)} × {number(each.pixels.height)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
