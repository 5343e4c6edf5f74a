/** 32 well-mixed bits of a seed and up to two numbers (the finaliser of MurmurHash3, Appleby 2011). */
export function hash(seed: number, a: number, b = 0): number {
  let h = Math.imul(seed ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77), 0xcc9e2d51);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number from text, for seeds (FNV-1a). */
export function seedOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Random numbers 0 ≤ x < 1, always the same ones for a seed. */
export function createRandom(seed: number): () => number {
  let count = 0;
  return () => hash(seed, ++count) / 0x1_0000_0000;
}

/** Standard normal from two uniform numbers (Box and Muller 1958). */
export const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
