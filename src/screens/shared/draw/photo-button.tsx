import type { AnnotationActs } from '@/layers';
import { Button, useText } from '@/ui';
import { Camera } from 'lucide-react';
import type { Program } from '../../program';
import { usePhoto } from './use-photo';

export function PhotoButton({ program, drawing }: { program: Program; drawing: AnnotationActs }) {
  const { t } = useText();
  const photo = usePhoto(program, drawing);
  return (
    <>
      <Button title={t('draw.photoHere')} disabled={photo.making} onClick={photo.choose}><Camera aria-hidden /> {t('draw.photo')}</Button>
      {photo.input}
      {photo.message}
    </>
  );
}
