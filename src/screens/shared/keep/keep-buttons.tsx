import { IconButton, useText } from '@/ui';
import { ImageDown, Link, Share2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { shareLink } from './share-link';
import { takePicture } from './take-picture';
import { toldStore } from './told';

/** Save a picture, hand on a link; for the column of map controls. */
export function KeepButtons({ program, touch }: { program: Program; touch: boolean }) {
  const text = useText();
  const { t, language } = text;
  const busy = useStore(toldStore, ({ told }) => told?.title === 'keep.picturing');
  const share = (): Promise<void> =>
    shareLink(program, { title: `${program.manifest.name[language]} · Metroscope`, prompt: t('keep.copyByHand'), sheet: touch });
  return (
    <>
      <IconButton look="quiet" label={t('keep.picture')} aria-busy={busy} disabled={busy} onClick={() => void takePicture(program, text)}><ImageDown /></IconButton>
      <IconButton look="quiet" label={t(touch ? 'keep.share' : 'keep.copyLink')} onClick={() => void share()}>{touch ? <Share2 /> : <Link />}</IconButton>
    </>
  );
}
