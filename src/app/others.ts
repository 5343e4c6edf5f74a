import { permissions, type CityManifest, type Identity } from '@/model';
import type { Program, ScreenProfile } from '@/screens';
import type { Stage } from '@/stage';
import { createPresenceStore, createToldStore, createVitalsStore, deviceStorage, type LinkStore, type MarkStore, type PreferenceStore, type StageStore, type ViewStore } from '@/state';
import { createVitals, type connect } from '@/sync';
import type { startPresence } from '@/layers';
import { createCollector } from './collect-vitals';

interface OthersOptions {
  connection: ReturnType<typeof connect>;
  identity: Identity;
  profile: ScreenProfile;
  stage: Stage;
  manifest: CityManifest;
  view: ViewStore;
  link: LinkStore;
  status: StageStore;
  preferences: PreferenceStore;
  /** Of the picture the others are drawn on. */
  marks: MarkStore;
  toolInHand(): boolean;
  /** Of a chunk that is loaded by now. */
  start: typeof startPresence;
}

/** What this screen has to do with the others of its room: how they are, where they look from, and what their people say. */
export function meetOthers({ connection, identity, profile, stage, manifest, view, link, status, preferences, marks, toolInHand, start }: OthersOptions): Pick<Program, 'acts' | 'told' | 'vitals' | 'watchVitals' | 'presence'> {
  const vitals = createVitalsStore();
  const mayWatch = permissions[identity.role].lead.length > 0;
  const { watch } = createVitals({
    channel: connection.channel, link, store: vitals,
    collect: createCollector({ stage, view, link, status, linkErrors: () => connection.errorCount, sharedNow: () => connection.now() }),
  });
  const watchVitals = mayWatch ? watch : () => () => {};
  const told = createToldStore();
  connection.acts.onTold(({ code, from, aspects, more }) => told.tell({ code, ...from, aspects, more }));
  const presence = mayWatch && profile.interactive ? createPresenceStore(profile.class, deviceStorage) : null;
  if (presence) start({ stage, screenClass: profile.class, manifest, view, preferences, link, vitals, watchVitals, presence, marks, toolInHand });
  return { acts: connection.acts, told, vitals, watchVitals, presence };
}
