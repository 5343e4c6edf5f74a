import { IconButton, useText } from '@/ui';
import { PencilLine } from 'lucide-react';
import { useStore } from 'zustand';
import type { AnnotationActs } from '@/layers';
import type { Program } from '../../program';
import { toggleDraw } from './toggle-draw';

/** Takes the pencil in hand and puts it away; nothing where nobody may draw. */
export const DrawButton = ({ program }: { program: Program }) => program.drawing && <Toggle program={program} drawing={program.drawing} />;

function Toggle({ program, drawing }: { program: Program; drawing: AnnotationActs }) {
  const { t } = useText();
  const active = useStore(drawing.store, ({ tool }) => tool !== null);
  return <IconButton look="quiet" label={t('draw.title')} aria-pressed={active} onClick={() => toggleDraw(program)}><PencilLine /></IconButton>;
}
