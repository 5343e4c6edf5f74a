import { createInstance } from 'i18next';
import type { Language } from '@/state';
import { en, zh } from './texts';
import { serviceNamesInChinese } from './texts/service-names';
import type { SameKeys, TextKey } from './text-key';

/** One language: texts by key, and numbers, times and lengths as its readers write them. */
export interface Text {
  language: Language;
  /** BCP 47 tag for `lang` attributes and Intl. */
  locale: string;
  t(key: TextKey, values?: Record<string, string | number>): string;
  /** A service or agency name of the data in this language, where it is known; else as the data has it. */
  name(written: string): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 0…1 as a percentage without decimals. */
  percent(share: number): string;
  /** Time of day of milliseconds since 1970 UTC, in an IANA zone (this device's when left out). */
  time(at: number, options?: { timeZone?: string; seconds?: boolean }): string;
  date(at: number, options?: { timeZone?: string; weekday?: boolean; short?: boolean; year?: boolean }): string;
  /** A length of time in its largest whole unit, from milliseconds. */
  duration(milliseconds: number): string;
  /** “5 min ago”, from two instants in milliseconds. */
  ago(at: number, now: number): string;
  /** A distance in metres or kilometres. */
  distance(metres: number): string;
}

const chinese: SameKeys<typeof en> = zh;

const i18n = createInstance({
  resources: { en: { translation: en }, zh: { translation: chinese } },
  fallbackLng: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});
void i18n.init();

const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

function createText(language: Language): Text {
  const locale = locales[language];
  const t = i18n.getFixedT(language);
  const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
  const cached = <F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F => {
    const held = formats.get(key) as F | undefined;
    if (held) return held;
    const made = make();
    formats.set(key, made);
    return made;
  };
  const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    cached(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options)).format(value);
  const dateTime = (at: number, options: Intl.DateTimeFormatOptions): string =>
    cached(`d${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options)).format(at);
  const duration = (milliseconds: number): string => {
    const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
    if (minutes < 1) return t('duration.lessThanMinute');
    if (minutes < 60) return t('duration.minutes', { count: minutes });
    if (minutes < 48 * 60) return t('duration.hours', { count: Math.floor(minutes / 60) });
    return t('duration.days', { count: Math.floor(minutes / 1_440) });
  };

  return {
    language,
    locale,
    t: (key, values) => t(key, values ?? {}),
    name: (written) => (language === 'zh' ? (serviceNamesInChinese[written] ?? written) : written),
    number,
    percent: (share) => number(share, { style: 'percent', maximumFractionDigits: 0 }),
    time: (at, { timeZone, seconds = false } = {}) =>
      dateTime(at, { hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}), hourCycle: 'h23', timeZone }),
    date: (at, { timeZone, weekday = false, short = false, year = false } = {}) =>
      dateTime(at, { day: 'numeric', month: short ? 'short' : 'long', ...(year ? { year: 'numeric' } : {}), ...(weekday ? { weekday: short ? 'short' : 'long' } : {}), timeZone }),
    duration,
    ago: (at, now) => (now - at < 60_000 ? t('common.now') : t('duration.ago', { duration: duration(now - at) })),
    distance: (metres) =>
      metres < 1_000
        ? number(Math.round(metres / 10) * 10, { style: 'unit', unit: 'meter' })
        : number(metres / 1_000, { style: 'unit', unit: 'kilometer', maximumFractionDigits: metres < 10_000 ? 1 : 0 }),
  };
}

const texts: Record<Language, Text> = { en: createText('en'), zh: createText('zh') };

/** The texts of a language; for code outside React, such as labels a layer draws. */
export const textFor = (language: Language): Text => texts[language];
