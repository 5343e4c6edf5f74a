import type { AnnotationActs } from '@/layers';
import { unnamedPhoto } from '@/sync';
import { Message, useText } from '@/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { locate } from '../../field/locate';
import { mapCentre } from '../map-centre';
import type { Program } from '../../program';
import styles from './draw-panel.module.css';
import { smallPhoto } from './small-photo';
import { annotationOf } from './tools';

/** So long it is said that all went well, milliseconds. */
const saidMs = 10_000;

type State = 'none' | 'making' | 'bad' | 'atYou' | 'atCentre';

export interface PhotoAct {
  making: boolean;
  /** Opens the camera, or asks for a file. */
  choose(): void;
  /** For a place of the screen's, always. */
  input: ReactNode;
  /** What became of the last one. */
  message: ReactNode;
}

/** Takes or chooses a picture and puts it where this device is, or in the middle of the map. */
export function usePhoto({ manifest, stage, camera, sharedNow }: Program, drawing: AnnotationActs | null): PhotoAct {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>('none');
  useEffect(() => {
    if (state !== 'atYou' && state !== 'atCentre') return;
    const timer = setTimeout(() => setState('none'), saidMs);
    return () => clearTimeout(timer);
  }, [state]);
  const add = async (file: File, { store, add: put }: AnnotationActs): Promise<void> => {
    setState('making');
    const centre = mapCentre({ stage, camera });
    const [picture, located] = await Promise.all([smallPhoto(file).catch(() => null), locate(manifest.extent)]);
    const here = located.kind === 'found' ? { longitude: located.longitude, latitude: located.latitude, height: manifest.groundHeight } : centre;
    if (!picture || !here) return setState('bad');
    put(annotationOf({ ...store.getState(), keep: true }, sharedNow(), { kind: 'photo', points: [here], photo: unnamedPhoto }), picture);
    setState(located.kind === 'found' ? 'atYou' : 'atCentre');
  };
  return {
    making: state === 'making',
    choose: () => input.current?.click(),
    input: (
      <input
        ref={input} className={styles.file} type="file" accept="image/*" capture="environment" aria-label={t('draw.photo')} tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file && drawing) void add(file, drawing);
        }}
      />
    ),
    message: (
      <>
        {state === 'making' && <Message kind="loading" title={t('draw.photoMaking')} />}
        {state === 'bad' && <Message kind="error" title={t('draw.photoBad')} remedy={t('draw.photoBadHelp')} />}
        {state === 'atYou' && <Message kind="done" title={t('draw.photoAtYou')} />}
        {state === 'atCentre' && <Message kind="done" title={t('draw.photoAtCentre')} />}
      </>
    ),
  };
}
