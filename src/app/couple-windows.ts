import { fartherView } from '@/geo';
import { viewStateSchema, type ViewState } from '@/model';
import type { Coupling } from '@/screens';
import { createCouplingStore, type ViewStore } from '@/state';
import { z } from 'zod';

/** What windows of one browser say to each other. */
const messageSchema = z.discriminatedUnion('kind', [
  /** `answer`: who is here says so too. */
  z.strictObject({ kind: z.literal('here'), id: z.string().max(80), name: z.string().max(80), answer: z.boolean() }),
  z.strictObject({ kind: z.literal('gone'), id: z.string().max(80) }),
  /** Where a window looks now. */
  z.strictObject({ kind: z.literal('camera'), id: z.string().max(80), view: viewStateSchema }),
  /** Where a window is to look: a hand moved one that is coupled to it. */
  z.strictObject({ kind: z.literal('steer'), to: z.string().max(80), view: viewStateSchema }),
]);
type Message = z.infer<typeof messageSchema>;

/** A hand on this window goes before what the other one says, until it has rested this long, milliseconds. */
const handMs = 400;

export type WindowChannel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

interface CoupleOptions {
  channel: WindowChannel;
  id: string;
  name: string;
  view: ViewStore;
  /** Metres above the ellipsoid. */
  ground: number;
  /** Lets go of the room's camera: a coupled one is nobody's lead. */
  letGo(): void;
  /** Called when this window is left. */
  onLeave(action: () => void): void;
}

/**
 * Moves the cameras of two windows of one browser as one, at a chosen ratio of distance, past the room: the window that couples itself
 * leads nothing there; a hand on either moves both.
 */
export function coupleWindows({ channel, id, name, view, ground, letGo, onLeave }: CoupleOptions): Coupling {
  const store = createCouplingStore();
  const say = (message: Message): void => channel.postMessage(message);
  const here = (answer: boolean): void => say({ kind: 'here', id, name, answer });
  /** The camera of the window this one is coupled to, as it was said last. */
  let theirs: ViewState | null = null;

  let resting: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    const { to, factor } = store.getState();
    if (resting === undefined && to !== null && theirs) view.set('camera', { ...view.get('camera'), view: fartherView(theirs, factor, ground) }, 'system');
  };
  const forget = (gone: string): void => store.setState(({ windows, to }) => ({ windows: windows.filter((one) => one.id !== gone), to: to === gone ? null : to }));

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const heard = messageSchema.safeParse(data);
    if (!heard.success) return;
    const message = heard.data;
    if (message.kind === 'here') {
      store.setState(({ windows }) => ({ windows: [...windows.filter((one) => one.id !== message.id), { id: message.id, name: message.name }] }));
      if (message.answer) {
        here(false);
        say({ kind: 'camera', id, view: view.get('camera').view });
      }
    } else if (message.kind === 'gone') forget(message.id);
    else if (message.kind === 'steer' && message.to === id) view.set('camera', { ...view.get('camera'), view: message.view }, 'user');
    else if (message.kind === 'camera' && message.id === store.getState().to) {
      theirs = message.view;
      look();
    }
  });
  view.onChange(({ aspect, origin }) => {
    if (aspect !== 'camera') return;
    const { to, factor, windows } = store.getState();
    if (windows.length > 0) say({ kind: 'camera', id, view: view.get('camera').view });
    if (to === null) return;
    // The room's camera is taken up again: that is the end of the coupling.
    if (origin === 'remote') store.setState({ to: null });
    else if (origin === 'user') {
      clearTimeout(resting);
      resting = setTimeout(() => {
        resting = undefined;
        look();
      }, handMs);
      say({ kind: 'steer', to, view: fartherView(view.get('camera').view, 1 / factor, ground) });
    }
  });
  onLeave(() => say({ kind: 'gone', id }));
  here(true);

  return {
    store,
    couple(to, factor = store.getState().factor) {
      if (to !== null && to !== store.getState().to) {
        letGo();
        theirs = null;
      }
      store.setState({ to, factor });
      look();
      // Whoever is there says where it looks.
      if (to !== null) here(true);
    },
  };
}
