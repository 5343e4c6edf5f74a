import type { PlaceKind } from '@/model';
import { resultKinds, type SearchResult } from '@/search';
import { classes, useText, type Text } from '@/ui';
import { ResultIcon } from './result-icon';
import styles from './search.module.css';

interface ResultListProps {
  id: string;
  label: string;
  /** Heads the list in the place of one head per kind. */
  title?: string;
  results: readonly SearchResult[];
  /** Place in `ordered(results)` of the one the arrow keys are at, −1 for none. */
  active: number;
  onActive(index: number): void;
  onChoose(result: SearchResult): void;
}

/** Results in the order they are listed: kind by kind, the kind with the best result first. */
export function ordered(results: readonly SearchResult[]): SearchResult[] {
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => results.filter((result) => result.kind === kind));
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** Results as a list box; focus stays in the field that owns it. */
export function ResultList({ id, label, title, results, active, onActive, onChoose }: ResultListProps) {
  const { t } = useText();
  const list = title === undefined ? ordered(results) : [...results];
  const groups = title === undefined ? resultKinds.filter((kind) => list.some((result) => result.kind === kind)).sort((a, b) => at(list, a) - at(list, b)) : [null];
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.list}>
      {groups.map((kind) => (
        <div key={kind ?? 'all'} role="group" aria-labelledby={`${id}-${kind ?? 'all'}`}>
          <div id={`${id}-${kind ?? 'all'}`} className={styles.group} role="presentation">{kind === null ? title : t(`search.group.${kind}`)}</div>
          {list.map((result, index) => (kind === null || result.kind === kind) && (
            <Option
              key={`${result.kind} ${result.id} ${result.title}`} id={optionId(id, index)} result={result} active={index === active}
              onPoint={() => onActive(index)} onChoose={() => onChoose(result)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const at = (list: readonly SearchResult[], kind: SearchResult['kind']): number => list.findIndex((result) => result.kind === kind);

interface OptionProps {
  id: string;
  result: SearchResult;
  active: boolean;
  onPoint(): void;
  onChoose(): void;
}

function Option({ id, result, active, onPoint, onChoose }: OptionProps) {
  const { t } = useText();
  const about = [wordFor(result, t), result.detail].filter((part) => part !== '').join(' · ');
  return (
    <button
      type="button" id={id} role="option" aria-selected={active} tabIndex={-1} className={classes(styles.option, active && styles.active)}
      ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onPointerMove={onPoint} onPointerDown={(event) => event.preventDefault()} onClick={onChoose}
    >
      <ResultIcon result={result} />
      <span className={styles.optionText}>
        <span className={styles.optionTitle}>{result.title}</span>
        {about !== '' && <span className={styles.optionDetail}>{about}</span>}
      </span>
    </button>
  );
}

/** What a place is, in a word; empty where its group or its name says it. */
const wordFor = ({ kind, class: ofClass }: SearchResult, t: Text['t']): string =>
  (kind === 'place' || kind === 'building') && ofClass !== null && ofClass !== 'other' ? t(`term.place.${ofClass as PlaceKind}`) : '';
