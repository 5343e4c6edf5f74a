import { toEcef } from '@/geo';
import { shownTime } from '@/model';
import type { Stage } from '@/stage';
import type { Text } from '@/ui';
import type { Program } from '../../program';
import { fileName } from './picture-name';
import { withStrip, type StripLook } from './picture-strip';
import { saveFile } from './save-file';
import { tell } from './told';

/** Longest wait for the last tiles; what is there by then is taken. Milliseconds. */
const patienceMs = 15_000;

let working = false;

/** Saves what the city shows as a PNG with title, time, scale and credits under it, and says how it went. */
export async function takePicture(program: Program, text: Text): Promise<void> {
  if (working) return;
  working = true;
  tell({ kind: 'loading', title: 'keep.picturing' });
  try {
    const name = await picture(program, text);
    tell({ kind: 'done', title: 'keep.pictured', values: { name } });
  } catch (error) {
    tell({ kind: 'error', title: 'keep.notPictured', remedy: 'keep.notPicturedHelp', values: { why: error instanceof Error ? error.message : String(error) } });
  } finally {
    working = false;
  }
}

async function picture({ stage, manifest, view, regions, simulated, sharedNow }: Program, text: Text): Promise<string> {
  const { t, language, time, date, number, distance } = text;
  await Promise.race([stage.settled(), new Promise((done) => setTimeout(done, patienceMs))]);
  const city = await stage.capture();
  await document.fonts.ready;
  const { timeZone } = manifest;
  const clock = view.get('clock');
  const at = shownTime(clock, sharedNow());
  const { longitude, latitude } = view.get('camera').view;
  const ratio = city.width / Math.max(1, stage.canvas.clientWidth);
  const when = `${date(at, { timeZone, weekday: true, year: true })}, ${time(at, { timeZone })} (${timeZone})`;
  const made = withStrip(city, ratio, {
    title: [manifest.name[language], regions.getState().index?.get(view.get('region') ?? '')?.name[language]].filter(Boolean).join(' · '),
    facts: [
      clock.mode === 'set' ? t('keep.timeSet', { time: when, now: time(sharedNow(), { timeZone }) }) : when,
      t('keep.seenFrom', { latitude: number(latitude, { maximumFractionDigits: 4 }), longitude: number(longitude, { maximumFractionDigits: 4 }) }),
      ...(simulated ? [t('common.simulated')] : []),
    ],
    credits: [...manifest.credits.map((credit) => `${credit.text} (${credit.licence})`), t('keep.madeWith')],
    metresPerPixel: metresPerPixel(stage, ratio),
    scaleText: (metres) => (metres < 10 ? number(metres, { style: 'unit', unit: 'meter' }) : distance(metres)),
  }, look());
  const file = await new Promise<Blob | null>((done) => made.toBlob(done, 'image/png'));
  if (!file) throw new Error(`${made.width} × ${made.height}`);
  const name = fileName(manifest.id, at, timeZone, '.png');
  saveFile(file, name);
  return name;
}

/** Ground metres that a device pixel spans across the line of sight in the middle of the picture; null for the sky. */
function metresPerPixel(stage: Stage, ratio: number): number | null {
  const { clientWidth, clientHeight } = stage.canvas;
  const reach = 20;
  const [left, right] = [-reach, reach].map((x) => stage.groundAt(clientWidth / 2 + x, clientHeight / 2));
  if (!left || !right) return null;
  const [a, b] = [toEcef(left), toEcef(right)];
  const metres = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return metres > 0 ? metres / (2 * reach * ratio) : null;
}

/** Colours and type of the page as it looks now. */
function look(): StripLook {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return { font: getComputedStyle(document.body).fontFamily, background: value('--surface-solid'), text: value('--text'), muted: value('--muted'), line: value('--line') };
}
