import { annotationColours } from '@/model';
import { documentsOf, type DrawingStore, type PreferenceStore, type RoomStore } from '@/state';
import { LegendList, useText } from '@/ui';
import { useStore } from 'zustand';
import { annotationMarks, cssInk } from './inks';

/** What the colours and their marks mean; only those that are in the city now, also unsent. */
export function AnnotationsLegend({ room, drawing, preferences }: { room: RoomStore; drawing: DrawingStore; preferences: PreferenceStore }) {
  const { t } = useText();
  const theme = useStore(preferences, (state) => state.theme);
  const drawn = useStore(room, (state) => documentsOf(state, 'annotation'));
  const unsent = useStore(drawing, (state) => state.unsent);
  const used = annotationColours.filter((colour) => [...drawn, ...unsent].some(({ content }) => content.colour === colour));
  if (used.length === 0) return <p>{t('draw.none')}</p>;
  return <LegendList items={used.map((colour) => ({ key: colour, label: t(`draw.colour.${colour}`), mark: <span style={{ color: cssInk(theme, colour) }}>{annotationMarks[colour]}</span> }))} />;
}
