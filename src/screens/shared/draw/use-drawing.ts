import { useEffect, useEffectEvent, useState } from 'react';
import type { Program } from '../../program';

/** Whether a drawing tool is in the hand, for screens that make room for it; `onStart`: one was taken. */
export function useDrawing({ drawing }: Program, onStart: () => void): { active: boolean; stop(): void } {
  const [active, setActive] = useState(false);
  const started = useEffectEvent(onStart);
  useEffect(() => drawing?.store.subscribe(({ tool }, before) => {
    setActive(tool !== null);
    if (tool !== null && before.tool === null) started();
  }), [drawing]);
  return { active, stop: () => drawing?.store.setState({ tool: null, draft: null }) };
}
