import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import styles from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  look?: 'plain' | 'accent' | 'quiet';
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" className={classes(styles.button, look !== 'plain' && styles[look], className)} {...rest} />;
}

/** A button that is only a symbol; `label` is its name and tip. */
export function IconButton({ label, children, className, ...rest }: Omit<ButtonProps, 'title'> & { label: string; children: ReactNode }) {
  return (
    <Button className={classes(styles.icon, className)} aria-label={label} title={label} {...rest}>
      {children}
    </Button>
  );
}
