import { IconButton, useText } from '@/ui';
import { Ruler } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { toggleMeasure } from './toggle-measure';

/** Takes the measure in hand and puts it away; nothing on a screen without one. */
export const MeasureButton = ({ program }: { program: Program }) => program.measure && <Toggle program={program} measure={program.measure} />;

function Toggle({ program, measure }: { program: Program; measure: NonNullable<Program['measure']> }) {
  const { t } = useText();
  const active = useStore(measure, ({ kind }) => kind !== null);
  return <IconButton look="quiet" label={t('measure.title')} aria-pressed={active} onClick={() => toggleMeasure(program)}><Ruler /></IconButton>;
}
