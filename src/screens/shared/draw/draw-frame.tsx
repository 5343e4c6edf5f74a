import type { AnnotationActs } from '@/layers';
import { IconButton, Panel, useText } from '@/ui';
import { X } from 'lucide-react';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { part } from '../part';

const DrawPanel = part(() => import('./draw-panel'));
const DrawHands = part(() => import('./draw-hands'));

/** The drawing tools, and the hands that use them, for a place of the screen's. `touch`: for fingers. */
export const DrawTools = ({ program, touch }: { program: Program; touch: boolean }) =>
  program.drawing && <Suspense fallback={null}><DrawPanel program={program} drawing={program.drawing} touch={touch} /></Suspense>;

/** Lets pointers on the city draw while a tool is in the hand. */
export const DrawingHands = ({ program }: { program: Program }) => program.drawing && <Hands program={program} drawing={program.drawing} />;

function Hands({ program, drawing }: { program: Program; drawing: AnnotationActs }) {
  const active = useStore(drawing.store, ({ tool }) => tool !== null);
  return active && <Suspense fallback={null}><DrawHands program={program} /></Suspense>;
}

/** The drawing tools in a panel of their own, while one is in the hand. */
export const DrawFrame = ({ program, className }: { program: Program; className?: string }) =>
  program.drawing && <Frame program={program} drawing={program.drawing} className={className} />;

function Frame({ program, drawing, className }: { program: Program; drawing: AnnotationActs; className: string | undefined }) {
  const { t } = useText();
  const active = useStore(drawing.store, ({ tool }) => tool !== null);
  if (!active) return null;
  const stop = (): void => drawing.store.setState({ tool: null, draft: null });
  return (
    <Panel title={t('draw.title')} className={className} actions={<IconButton look="quiet" label={t('common.close')} onClick={stop}><X /></IconButton>}>
      <DrawTools program={program} touch={false} />
    </Panel>
  );
}
