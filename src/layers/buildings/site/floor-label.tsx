import { useFrame } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import { AlwaysDepth, CanvasTexture, SRGBColorSpace, type PerspectiveCamera, type Sprite } from 'three';

interface FloorLabelProps {
  text: string;
  surface: string;
  ink: string;
  position: readonly [number, number, number];
}

/** CSS pixels. */
const labelHeight = 30;
const canvasHeight = 96;

/** A word beside a floor, of one size however far away, never hidden by the building it names. */
export function FloorLabel({ text, surface, ink, position }: FloorLabelProps) {
  const sprite = useRef<Sprite>(null);
  const texture = useMemo(() => drawLabel(text, surface, ink), [text, surface, ink]);
  useEffect(() => () => texture.dispose(), [texture]);
  const { width, height } = texture.image as HTMLCanvasElement;

  useFrame(({ camera, size }) => {
    const perPixel = 2 / ((camera as PerspectiveCamera).projectionMatrix.elements[5]! * size.height);
    sprite.current?.scale.set((labelHeight * width * perPixel) / height, labelHeight * perPixel, 1);
  });

  return (
    <sprite ref={sprite} position={position as [number, number, number]} center={[-0.08, 0.5] as never} renderOrder={10} raycast={() => undefined}>
      <spriteMaterial map={texture} sizeAttenuation={false} depthFunc={AlwaysDepth} depthWrite alphaTest={0.5} transparent />
    </sprite>
  );
}

function drawLabel(text: string, surface: string, ink: string): CanvasTexture {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const font = `600 ${canvasHeight * 0.46}px "Inter Variable", "Noto Sans SC Variable", sans-serif`;
  context.font = font;
  canvas.width = Math.ceil(context.measureText(text).width + canvasHeight * 0.8);
  canvas.height = canvasHeight;
  context.font = font;
  context.fillStyle = surface;
  context.beginPath();
  context.roundRect(0, 0, canvas.width, canvas.height, canvasHeight * 0.22);
  context.fill();
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, canvas.width / 2, canvas.height * 0.53);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}
