import { encode } from 'uqr';

/** A text to scan, black on white whatever the theme: readers expect it so. */
export function QrCode({ text, className }: { text: string; className?: string | undefined }) {
  const { data, size } = encode(text, { border: 2, ecc: 'L' });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return <svg className={className} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden><rect width={size} height={size} fill="#fff" /><path d={path} fill="#000" /></svg>;
}
