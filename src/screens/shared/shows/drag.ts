import type { ShownValues } from '@/model';
import type { DragEvent } from 'react';
import { createStore } from 'zustand/vanilla';

/** What is being dragged towards the wall, to be made into values where it is dropped; null while nothing is. */
export const draggedStore = createStore<{ dragged: (() => ShownValues) | null }>(() => ({ dragged: null }));

/** Makes an element something to drag onto the wall. */
export const dragged = (values: () => ShownValues) => ({
  draggable: true,
  onDragStart(event: DragEvent) {
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('text/plain', '');
    // Chromium calls off a drag whose page changes under it at once.
    setTimeout(() => draggedStore.setState({ dragged: values }));
  },
  onDragEnd: () => draggedStore.setState({ dragged: null }),
});
