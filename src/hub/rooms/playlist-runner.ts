import { severities, type Alert, type Author, type CameraAspect, type DocumentOf, type RoomDocument, type Scene } from '@/model';
import type { Show } from '@/protocol';

/** After a hand had the room's camera the playlist waits so long, milliseconds. */
const handRestMs = 60_000;
/** A show is committed within this, milliseconds. */
const commitMs = 1_000;
/** Milliseconds the camera takes to the place of an alert. */
const alertFlightMs = 2_000;

interface RunnerOptions {
  /** Hub time, milliseconds since 1970 UTC. */
  now(): number;
  documents(): readonly RoomDocument[];
  /** Whether nobody leads the room's camera, and hub time of the last show by a person. */
  hands(): { free: boolean; lastShow: number };
  show(by: Author, message: Show): void;
  /** A camera on the place of an alert. */
  cameraAt(alert: Alert): CameraAspect;
}

/** Runs the room's playlist, without any desk (rules R47–R49). */
export interface PlaylistRunner {
  /** About every 250 ms. */
  tick(): void;
}

interface Step {
  scene: Scene;
  dwellMs: number;
}

/** What is on: a step of the list, or an alert in between; until hub time `until`. */
interface Showing {
  alert: string | null;
  until: number;
}

export function createPlaylistRunner(options: RunnerOptions): PlaylistRunner {
  const { now } = options;
  let running: { id: string; index: number; showing: Showing | null; since: number } | null = null;
  /** Alerts that have been shown, or were there before this hub or this playlist. */
  const seen = new Set<string>();
  let handAt = -Infinity;
  /** When the runner itself showed something last: until it is committed whoever leads still does. */
  let shownAt = -Infinity;
  let started = false;

  const stepsOf = ({ content }: DocumentOf<'playlist'>, documents: readonly RoomDocument[]): Step[] =>
    content.storyboards.flatMap((id) => {
      const board = documents.find((document) => document.kind === 'storyboard' && document.id === id);
      return board?.kind === 'storyboard' ? board.content.steps.map(({ scene, dwell }) => ({ scene, dwellMs: dwell * 1_000 })) : [];
    });

  /** Where the list would be by now, had nothing interrupted it since it was made: a hub that starts again goes on about there. */
  function indexAt(steps: readonly Step[], since: number): number {
    const whole = steps.reduce((sum, { dwellMs }) => sum + dwellMs, 0);
    let left = (now() - since) % whole;
    const index = steps.findIndex(({ dwellMs }) => (left -= dwellMs) < 0);
    return Math.max(0, index);
  }

  function waitingAlert(playlist: DocumentOf<'playlist'>, documents: readonly RoomDocument[]): DocumentOf<'alert'> | null {
    const { interrupt } = playlist.content;
    if (!interrupt) return null;
    const least = severities.indexOf(interrupt.severity);
    const urgent = documents.filter((document): document is DocumentOf<'alert'> =>
      document.kind === 'alert' && !seen.has(document.id) && severities.indexOf(document.content.severity) >= least && document.content.expires > now());
    return urgent.toSorted((a, b) => severities.indexOf(b.content.severity) - severities.indexOf(a.content.severity) || a.at - b.at)[0] ?? null;
  }

  function showStep(playlist: DocumentOf<'playlist'>, { scene, dwellMs }: Step): Showing {
    const { title, text, values, transition } = scene;
    shownAt = now();
    options.show({ subject: playlist.by.subject, screen: playlist.content.title.slice(0, 80) }, { values, transitionMs: transition * 1_000, caption: { title, text: text.slice(0, 600) } });
    return { alert: null, until: now() + dwellMs };
  }

  function showAlert(playlist: DocumentOf<'playlist'>, { id, by, content }: DocumentOf<'alert'>): Showing {
    seen.add(id);
    shownAt = now();
    options.show(by, {
      values: { camera: options.cameraAt(content) }, transitionMs: alertFlightMs,
      caption: { title: content.headline.slice(0, 120), text: content.description.slice(0, 600), severity: content.severity },
    });
    return { alert: id, until: now() + (playlist.content.interrupt?.dwell ?? 0) * 1_000 };
  }

  return {
    tick() {
      const documents = options.documents();
      const playlist = documents.find((document): document is DocumentOf<'playlist'> => document.kind === 'playlist' && document.content.running);
      const steps = playlist ? stepsOf(playlist, documents) : [];
      const first = !started;
      started = true;
      if (!playlist || steps.length === 0) {
        running = null;
        return;
      }
      if (running?.id !== playlist.id) {
        // Switched on by a person, it begins at once, whoever leads; after a restart it goes on where it would be.
        for (const document of documents) if (document.kind === 'alert') seen.add(document.id);
        running = { id: playlist.id, index: first ? indexAt(steps, playlist.at) : 0, showing: null, since: now() };
        handAt = -Infinity;
        if (!first || options.hands().free) running.showing = showStep(playlist, steps[running.index]!);
        return;
      }
      const { free, lastShow } = options.hands();
      if (!free && now() - shownAt > commitMs) handAt = now();
      if (lastShow > running.since) handAt = Math.max(handAt, lastShow);
      if (now() - handAt < handRestMs) {
        running.showing = null;
        return;
      }
      const { showing } = running;
      const lifted = showing?.alert && !documents.some(({ kind, id }) => kind === 'alert' && id === showing.alert);
      const over = !showing || lifted || now() >= showing.until;
      const urgent = over || !showing.alert ? waitingAlert(playlist, documents) : null;
      if (urgent) running.showing = showAlert(playlist, urgent);
      else if (over) {
        // After an alert the list returns to the step it was taken from.
        if (showing && !showing.alert) running.index += 1;
        running.index %= steps.length;
        running.showing = showStep(playlist, steps[running.index]!);
      }
    },
  };
}
