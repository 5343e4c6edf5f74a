import type { ThumbnailSize } from '@/protocol';
import type { PanelPicture } from '@/state';
import { classes } from '@/ui';
import { useEffect, useRef } from 'react';
import styles from './monitor.module.css';

/** What a panel shows: its part of the city, and over it where its blocks stand, with the words that are worth reading here. */
export function PanelPictureView({ picture, height, size }: { picture: PanelPicture; /** CSS pixels. */ height: number; size: ThumbnailSize }) {
  const { image, zones, theme, text } = picture;
  return (
    <div className={classes(styles.picture, theme === 'day' && styles.day)}>
      {image && <Image image={image} />}
      {zones.map(({ kind, left, top, width, height: share, text: words }) => (
        <div
          key={`${kind} ${left} ${top}`} className={styles.zone} data-kind={kind}
          style={{ left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${share * 100}%`, fontSize: Math.max(text * height, leastText) }}
        >
          {words && share * height >= leastText && (size === 'large' || first.has(kind)) && <span>{words}</span>}
        </div>
      ))}
    </div>
  );
}

/** What is worth reading in a small picture. */
const first: ReadonlySet<PanelPicture['zones'][number]['kind']> = new Set(['caption', 'alert', 'chart']);
/** Words smaller than this cannot be read, CSS pixels. */
const leastText = 8;

/** A JPEG that comes in place of the one before without a gap. */
function Image({ image }: { image: Uint8Array<ArrayBuffer> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let ended = false;
    createImageBitmap(new Blob([image], { type: 'image/jpeg' })).then(
      (bitmap) => {
        const to = canvas.current;
        if (!ended && to) {
          [to.width, to.height] = [bitmap.width, bitmap.height];
          to.getContext('2d')?.drawImage(bitmap, 0, 0);
        }
        bitmap.close();
      },
      // What cannot be decoded leaves the picture before; the next is a second away.
      () => undefined,
    );
    return () => {
      ended = true;
    };
  }, [image]);
  return <canvas ref={canvas} className={styles.image} />;
}
