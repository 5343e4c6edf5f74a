import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { useText } from '../i18n';
import { IconButton } from './button';
import { classes } from './classes';
import styles from './panel.module.css';
import { usePanelStack } from './panel-stack';
import { useRemembered } from './remembered';

interface PanelProps {
  title: string;
  /** Remembers under this name whether the panel is open; without it the panel cannot be collapsed. */
  remember?: string;
  /** Whether a panel that can be collapsed is open before a person chose; in a stack, the stack says. */
  openAtFirst?: boolean;
  /** Shows a collapsed panel all the same, as long as it is needed. */
  needed?: boolean;
  /** For its head, such as what makes it something to carry. */
  held?: ComponentProps<'header'> | undefined;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, remember, openAtFirst = true, needed = false, held, actions, className, children }: PanelProps) {
  const { t } = useText();
  const titleId = useId();
  const [ownOpen, setOwnOpen] = useRemembered<boolean>(`panel.${remember ?? ''}`, openAtFirst);
  const stack = usePanelStack();
  const open = stack && remember !== undefined ? stack.isOpen(remember) : ownOpen;
  const toggle = (): void => (stack && remember !== undefined ? stack.toggle(remember) : setOwnOpen(!ownOpen));
  const shown = open || needed || remember === undefined;
  return (
    <section className={classes(styles.panel, className)} aria-labelledby={titleId} data-open={shown}>
      <header className={styles.head} {...held}>
        <h2 id={titleId} className={styles.title}>{title}</h2>
        {actions}
        {remember !== undefined && (
          <IconButton look="quiet" className={styles.toggle} label={t(open ? 'common.collapse' : 'common.expand', { name: title })} aria-expanded={open} onClick={toggle}>
            {open ? <ChevronUp /> : <ChevronDown />}
          </IconButton>
        )}
      </header>
      {shown && <div className={styles.body}>{children}</div>}
    </section>
  );
}
