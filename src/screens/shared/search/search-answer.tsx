import type { SearchResult } from '@/search';
import { deviceStorage } from '@/state';
import { Button, Message, useText } from '@/ui';
import type { Program } from '../../program';
import { forgetRecent } from './recent-searches';
import { ResultList } from './result-list';
import type { Found } from './use-search';
import styles from './search.module.css';

interface SearchAnswerProps {
  program: Program;
  found: Found;
  text: string;
  listId: string;
  active: number;
  onActive(index: number): void;
  onChoose(result: SearchResult): void;
  onForget(): void;
}

/** Everything under the field: results, or what can be typed, or why there are none and the way on. */
export function SearchAnswer({ program: { search, manifest }, found, text, listId, active, onActive, onChoose, onForget }: SearchAnswerProps) {
  const { t, language, number } = useText();
  const city = manifest.name[language];
  const list = { id: listId, label: t('search.results'), results: found.results, active, onActive, onChoose };
  switch (found.kind) {
    case 'recent': {
      const { home: { longitude, latitude }, streets } = manifest;
      const forget = (): void => {
        forgetRecent(deviceStorage, manifest.id);
        onForget();
      };
      return (
        <>
          {found.results.length > 0 && <ResultList {...list} title={t('search.recent')} />}
          <div className={styles.tips}>
            <p>{t(streets === null ? 'search.tipsNoStreets' : 'search.tips', { city })}</p>
            <p>{t('search.tipCoordinates')} <code>{latitude.toFixed(4)}, {longitude.toFixed(4)}</code></p>
            {found.results.length > 0 && <Button look="quiet" onPointerDown={(event) => event.preventDefault()} onClick={forget}>{t('search.forget')}</Button>}
          </div>
        </>
      );
    }
    case 'refused':
      return (
        <div className={styles.state}>
          <Message
            kind="info" title={t(`search.outOfRange.${found.axis}`, { degrees: number(found.value, { maximumFractionDigits: 5 }) })} remedy={t('search.outOfRange.help')}
          />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.state}>
          <Message kind="error" title={t('search.failed')} remedy={t('search.failedHelp', { details: found.message })}>
            <Button onClick={search.prepare}>{t('common.retry')}</Button>
          </Message>
        </div>
      );
    case 'loading':
      return found.results.length > 0 ? <ResultList {...list} /> : <div className={styles.state}><Message kind="loading" title={t('search.loading', { city })} /></div>;
    case 'results':
      if (found.results.length > 0) return <ResultList {...list} />;
      return <div className={styles.state}><Message kind="empty" title={t('search.nothing', { city, text: text.trim() })} remedy={t('search.nothingHelp')} /></div>;
  }
}
