import { enuToEcef, invertRigid, toEcef, transformPoint } from '@/geo';
import type { Place } from '@/model';
import type { Stage } from '@/stage';
import { Button, Facts, Message, useText } from '@/ui';
import { useEffect, useState } from 'react';
import { nameIn } from '../local-name';
import { PanelHead } from '../panel-head';

interface PlacePanelProps {
  id: string;
  load(): Promise<ReadonlyMap<string, Place>>;
  stage: Stage;
}

type Loaded = { kind: 'place'; place: Place | undefined } | { kind: 'failed'; message: string } | null;

export function PlacePanel({ id, load, stage }: PlacePanelProps) {
  const { t } = useText();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const [places, setPlaces] = useState(load);
  useEffect(() => {
    let current = true;
    const settle = (next: Loaded): void => {
      if (current) setLoaded(next);
    };
    places.then(
      (known) => settle({ kind: 'place', place: known.get(id) }),
      (error: unknown) => settle({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, [id, places]);

  if (!loaded) return <Message kind="loading" title={t('layers.place.loading')} />;
  if (loaded.kind === 'failed') {
    return (
      <Message kind="error" title={t('layers.place.failed')} remedy={loaded.message}>
        <Button onClick={() => setPlaces(load())}>{t('common.retry')}</Button>
      </Message>
    );
  }
  return loaded.place ? <Details place={loaded.place} stage={stage} /> : <><PanelHead title={id} /><Message kind="empty" title={t('layers.place.absent')} /></>;
}

function Details({ place: { names, kind, at: [longitude, latitude] }, stage }: { place: Place; stage: Stage }) {
  const { t, distance, language } = useText();
  const name = nameIn(names, language);
  const others = [...new Set(Object.values(names))].filter((other) => other !== name).slice(0, 4);
  const away = useAway(stage, longitude, latitude);
  return (
    <>
      <PanelHead title={name} subtitle={others.join(' · ') || undefined} />
      <Facts
        rows={[
          [t('layers.place.kind'), t(`term.place.${kind}`)],
          [t('layers.place.away'), away === null ? '' : distance(away)],
          [t('layers.place.position'), `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`],
        ]}
      />
    </>
  );
}

/** Metres from the ground in the middle of the picture, renewed every second; null while that is sky. */
function useAway(stage: Stage, longitude: number, latitude: number): number | null {
  const [away, setAway] = useState<number | null>(null);
  useEffect(() => {
    const toPlace = invertRigid(enuToEcef({ longitude, latitude, height: 0 }));
    const measure = (): void => {
      const { clientWidth, clientHeight } = stage.canvas;
      const middle = stage.groundAt(clientWidth / 2, clientHeight / 2);
      if (!middle) {
        setAway(null);
        return;
      }
      const [east, north] = transformPoint(toPlace, toEcef({ ...middle, height: 0 }));
      setAway(Math.round(Math.hypot(east, north) / 10) * 10);
    };
    measure();
    const timer = setInterval(measure, 1_000);
    return () => clearInterval(timer);
  }, [stage, longitude, latitude]);
  return away;
}
