import type { ChangeOrigin, CompareStore, ViewStore } from '@/state';

/**
 * Keeps what both panes show alike: selection and region always, the camera while it is linked. What a hand does in B is done in A
 * as that hand's act, so that the room hears of it as usual; what A shows, B shows. Returns its end.
 */
export function linkPanes(a: ViewStore, b: ViewStore, compare: CompareStore): () => void {
  const alike = (aspect: string): aspect is 'selection' | 'region' | 'camera' =>
    aspect === 'selection' || aspect === 'region' || (aspect === 'camera' && compare.getState().linked);
  const carry = (from: ViewStore, to: ViewStore, origin: (of: ChangeOrigin) => ChangeOrigin | null): (() => void) => from.onChange(({ aspect, origin: of }) => {
    const as = origin(of);
    if (as !== null && alike(aspect)) to.set(aspect, from.get(aspect), as);
  });
  const stops = [
    carry(a, b, () => 'remote'),
    carry(b, a, (of) => (of === 'user' ? 'user' : null)),
    compare.subscribe(({ linked, edited }, before) => {
      if (!linked || before.linked) return;
      if (edited === 'b') a.set('camera', b.get('camera'), 'user');
      else b.set('camera', a.get('camera'), 'remote');
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
