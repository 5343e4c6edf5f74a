import { documentsOf } from '@/state';
import { screenNameText, textFor } from '@/ui';
import { createElement } from 'react';
import type { Layer } from '../layer';
import { linesOfDrawings, namesOfDrawings } from '../layer-order';
import { layerState } from '../layer-state';

import { Curtains } from './curtains';
import { drawnNow, nextChange, pathOf, type Drawn } from './drawn';
import { cornerLayers, flagLayers, nameLayers } from './flags';
import { AnnotationsLegend } from './legend';
import { lineLayers } from './lines';
import { AnnotationPanel } from './panel';
import { AnnotationTip } from './tip';
import { createPhotoSheet } from './photo-sheet';

/** While something fades it is drawn anew so often, milliseconds. */
const fadeStepMs = 250;
const draftId = 'draft';

/** Ink, arrows, cordons, notes and photos of the room, and what the hand on this screen is drawing. */
export const annotationsLayer: Layer = {
  id: 'annotations',
  title: 'draw.layer',
  selects: ['annotation'],
  start({ stage, manifest, view, preferences, covers, room, drawing, annotations, photo, sharedNow }) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const photos = createPhotoSheet(() => draw());
    const em = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

    const pictureHeight = (): number => {
      const { whole } = covers.getState();
      return whole ? whole.bottom - whole.top : innerHeight;
    };
    let drawnHeight = 0;

    const gather = (): Drawn[] => {
      const selection = view.get('selection');
      const text = textFor(preferences.getState().language);
      return drawnNow({
        documents: documentsOf(room.getState(), 'annotation'), unsent: drawing.getState().unsent, frame: stage.frame, now: sharedNow(),
        selectedId: selection?.kind === 'annotation' ? selection.id : null, nameOf: (name) => screenNameText(text, name),
        isOwn: (document) => annotations?.isOwn(document) ?? false,
      });
    };
    const caption = ({ properties: { who, at } }: Drawn): string => {
      const text = textFor(preferences.getState().language);
      return [who || text.t('draw.waiting'), text.time(at, { timeZone: manifest.timeZone })].join(' · ');
    };
    function draw(): void {
      const { visible, opacity } = layerState(view, 'annotations');
      const { theme } = preferences.getState();
      const drawn = visible ? gather() : [];
      const style = { theme, opacity, em: em() };
      drawnHeight = pictureHeight();
      photos.want(drawn.flatMap(({ id, picture, content }) => (content.photo === null ? [] : [{ id, load: () => (picture ? Promise.resolve(picture) : photo(content.photo!)) }])));
      stage.setDeckLayers(linesOfDrawings, drawn.length === 0 ? [] : lineLayers('annotation', drawn, style));
      stage.setDeckLayers('annotations', drawn.length === 0 ? [] : flagLayers(drawn, style, photos, drawnHeight));
      stage.setDeckLayers(namesOfDrawings, drawn.length === 0 ? [] : nameLayers(drawn, style, caption, sharedNow()));
      const cordons = drawn.filter(({ content: { kind } }) => kind === 'cordon');
      stage.setSite('annotations', cordons.length === 0 ? null : createElement(Curtains, { cordons, theme, opacity }));
      const next = nextChange(drawn, sharedNow());
      clearTimeout(timer);
      if (next !== null) timer = setTimeout(draw, Math.min(60_000, Math.max(fadeStepMs, next - sharedNow())));
      stage.invalidate();
    }
    const drawDraft = (): void => {
      const { draft, colour } = drawing.getState();
      const content = draft && { ...draft, colour, text: '', photo: null, fadesAt: null };
      const drawn: Drawn[] = content
        ? [{ id: draftId, content, path: pathOf(content, stage.frame), strength: 1, selected: false, namedUntil: 0, picture: null, properties: { who: '', at: 0 } }]
        : [];
      const style = { theme: preferences.getState().theme, opacity: 1, em: em() };
      stage.setDeckLayers('annotation-draft', [...lineLayers('annotation-draft', drawn, style), ...cornerLayers(drawn, style)]);
      stage.invalidate();
    };
    // A wall sets the size of its text once it knows its panels.
    const resized = new MutationObserver(() => draw());
    resized.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    const stops = [
      () => resized.disconnect(),
      room.subscribe((state, before) => {
        if (state.ofKind.annotation !== before.ofKind.annotation) draw();
      }),
      drawing.subscribe((state, before) => {
        if (state.unsent !== before.unsent) draw();
        if (state.draft !== before.draft || state.colour !== before.colour) drawDraft();
      }),
      view.onChange(({ aspect }) => {
        if (aspect === 'layers' || aspect === 'selection') draw();
      }),
      preferences.subscribe(draw),
      covers.subscribe(() => {
        if (pictureHeight() !== drawnHeight) draw();
      }),
    ];
    draw();

    return {
      Panel: ({ id }) => createElement(AnnotationPanel, { id, room, drawing, acts: annotations, photo, timeZone: manifest.timeZone, sharedNow, preferences }),
      Legend: () => createElement(AnnotationsLegend, { room, drawing, preferences }),
      Tip: ({ id }) => createElement(AnnotationTip, { id, room, timeZone: manifest.timeZone }),
      stop() {
        clearTimeout(timer);
        for (const stop of stops) stop();
        for (const owner of [linesOfDrawings, namesOfDrawings, 'annotations']) stage.setDeckLayers(owner, []);
        stage.setDeckLayers('annotation-draft', []);
        stage.setSite('annotations', null);
      },
    };
  },
};
