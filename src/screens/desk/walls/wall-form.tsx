import { wallSchema, type Wall } from '@/model';
import { useText, type TextKey } from '@/ui';
import { useId, useState, type KeyboardEvent } from 'react';
import styles from './walls.module.css';

interface Field {
  key: string;
  label: TextKey;
  unit: TextKey | null;
  step: number;
  get(wall: Wall): number;
  set(wall: Wall, value: number): Wall;
}

const fields: readonly Field[] = [
  { key: 'rows', label: 'walls.field.rows', unit: null, step: 1, get: ({ rows }) => rows, set: (wall, rows) => ({ ...wall, rows }) },
  { key: 'columns', label: 'walls.field.columns', unit: null, step: 1, get: ({ columns }) => columns, set: (wall, columns) => ({ ...wall, columns }) },
  { key: 'width', label: 'walls.field.width', unit: 'walls.unit.mm', step: 0.1, get: ({ panel }) => panel.width, set: (wall, width) => ({ ...wall, panel: { ...wall.panel, width } }) },
  { key: 'height', label: 'walls.field.height', unit: 'walls.unit.mm', step: 0.1, get: ({ panel }) => panel.height, set: (wall, height) => ({ ...wall, panel: { ...wall.panel, height } }) },
  { key: 'bezelX', label: 'walls.field.bezelX', unit: 'walls.unit.mm', step: 0.1, get: ({ bezel }) => bezel.horizontal, set: (wall, horizontal) => ({ ...wall, bezel: { ...wall.bezel, horizontal } }) },
  { key: 'bezelY', label: 'walls.field.bezelY', unit: 'walls.unit.mm', step: 0.1, get: ({ bezel }) => bezel.vertical, set: (wall, vertical) => ({ ...wall, bezel: { ...wall.bezel, vertical } }) },
  { key: 'pixelsX', label: 'walls.field.pixelsX', unit: 'walls.unit.px', step: 1, get: ({ pixels }) => pixels.width, set: (wall, width) => ({ ...wall, pixels: { ...wall.pixels, width } }) },
  { key: 'pixelsY', label: 'walls.field.pixelsY', unit: 'walls.unit.px', step: 1, get: ({ pixels }) => pixels.height, set: (wall, height) => ({ ...wall, pixels: { ...wall.pixels, height } }) },
  { key: 'distance', label: 'walls.field.distance', unit: 'walls.unit.m', step: 0.1, get: ({ distance }) => distance, set: (wall, distance) => ({ ...wall, distance }) },
];

/** What a wall is. Every value that fits is the wall's at once, and shown by its panels. */
export function WallForm({ wall, onChange }: { wall: Wall; onChange(wall: Wall): void }) {
  const { t } = useText();
  return (
    <div className={styles.form}>
      <NameField name={wall.name} onChange={(name) => onChange({ ...wall, name })} />
      {fields.map((field) => (
        <NumberField key={field.key} label={t(field.label)} unit={field.unit && t(field.unit)} step={field.step} value={field.get(wall)}
          fits={(value) => wallSchema.safeParse({ ...field.set(wall, value), missing: [], bound: {} }).success} onChange={(value) => onChange(field.set(wall, value))} />
      ))}
    </div>
  );
}

const leaveOnEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key === 'Enter') event.currentTarget.blur();
};

function NameField({ name, onChange }: { name: string; onChange(name: string): void }) {
  const { t } = useText();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <>
      <label htmlFor={id}>{t('walls.field.name')}</label>
      <input
        id={id} value={draft ?? name} maxLength={80} className={styles.wide} onKeyDown={leaveOnEnter} onChange={({ target }) => setDraft(target.value)}
        onBlur={() => {
          if (draft?.trim() && draft.trim() !== name) onChange(draft.trim());
          setDraft(null);
        }}
      />
    </>
  );
}

function NumberField({ label, unit, step, value, fits, onChange }: { label: string; unit: string | null; step: number; value: number; fits(value: number): boolean; onChange(value: number): void }) {
  const { t } = useText();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && !fits(Number(draft || Number.NaN));
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <span className={styles.number}>
        <input
          id={id} type="number" step={step} value={draft ?? value} aria-invalid={wrong} aria-describedby={wrong ? `${id}-wrong` : undefined} onKeyDown={leaveOnEnter} onBlur={() => setDraft(null)}
          onChange={({ target }) => {
            setDraft(target.value);
            const next = Number(target.value || Number.NaN);
            if (next !== value && fits(next)) onChange(next);
          }}
        />
        {unit && <span>{unit}</span>}
      </span>
      {wrong && <span id={`${id}-wrong`} className={styles.wrong} role="alert">{t('walls.wrong')}</span>}
    </>
  );
}
