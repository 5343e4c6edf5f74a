import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useRemembered } from './remembered';
import { toggled } from './toggled';

interface Stack {
  isOpen(name: string): boolean;
  toggle(name: string): void;
}

const StackContext = createContext<Stack | null>(null);
export const usePanelStack = (): Stack | null => useContext(StackContext);

/** Pixels of window that one open panel needs to be of use. */
const panelPixels = 480;
const fitting = (): number => Math.max(1, Math.floor(innerHeight / panelPixels));

interface PanelStackProps {
  /** Which panels are open is remembered under this name. */
  remember: string;
  /** Names of the panels that are open before a person chose, the most important first. */
  openAtFirst: readonly string[];
  className?: string;
  children: ReactNode;
}

/** Panels one above the other that share a height: opening one closes those that were opened longest ago and no longer fit. */
export function PanelStack({ remember, openAtFirst, className, children }: PanelStackProps) {
  const [held, setHeld] = useRemembered<string>(remember, openAtFirst.join(' '));
  const stack = useMemo((): Stack => {
    const open = held.split(' ').filter(Boolean).slice(0, fitting());
    return { isOpen: (name) => open.includes(name), toggle: (name) => setHeld(toggled(open, name, fitting()).join(' ')) };
  }, [held, setHeld]);
  return <StackContext value={stack}><div data-cover className={className}>{children}</div></StackContext>;
}
