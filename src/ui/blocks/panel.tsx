import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useText } from '../i18n';
import { IconButton } from './button';
import { classes } from './classes';
import styles from './panel.module.css';
import { useRemembered } from './remembered';

interface PanelProps {
  title: string;
  /** Remembers under this name whether the panel is open; without it the panel cannot be collapsed. */
  remember?: string;
  /** Whether a panel that can be collapsed is open before a person chose. */
  openAtFirst?: boolean;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, remember, openAtFirst = true, actions, className, children }: PanelProps) {
  const { t } = useText();
  const titleId = useId();
  const [open, setOpen] = useRemembered<boolean>(`panel.${remember ?? ''}`, openAtFirst);
  const shown = open || remember === undefined;
  return (
    <section className={classes(styles.panel, className)} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>{title}</h2>
        {actions}
        {remember !== undefined && (
          <IconButton look="quiet" label={t(open ? 'common.collapse' : 'common.expand', { name: title })} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <ChevronUp /> : <ChevronDown />}
          </IconButton>
        )}
      </header>
      {shown && <div className={styles.body}>{children}</div>}
    </section>
  );
}
