import { useEffect } from 'react';
import type { Program } from '../../program';
import { attachHands } from './hands';
import { useDrawKeys } from './use-draw-keys';

/** While it is there, pointers and keys on the city draw. */
export default function DrawHands({ program }: { program: Program }) {
  useEffect(() => attachHands(program), [program]);
  useDrawKeys(program);
  return null;
}
