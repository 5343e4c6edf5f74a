import type { PlaceKind } from '@/model';
import { wordsOf } from './fold';

/** What people type for any place of a kind. */
const written: Partial<Record<PlaceKind, string>> = {
  water: 'river lake pond река озеро өзен көл 河 湖 水',
  park: 'park garden парк сквер саябақ 公 园',
  government: 'government police embassy акимат посольство полиция әкімдік 政 府',
  transport: 'station stop остановка вокзал станция азс аялдама 车 站',
  health: 'hospital clinic pharmacy больница поликлиника аптека аурухана дәріхана емхана 医 院 药',
  education: 'school kindergarten university college школа садик университет колледж мектеп 学 校',
  culture: 'museum theatre theater cinema monument музей театр кино памятник мұражай 博 物 馆 剧',
  worship: 'mosque church cathedral мечеть церковь собор храм мешіт 清 真 寺 教 堂',
  sport: 'sport stadium arena fitness стадион спорт арена 体 育',
  shop: 'shop store supermarket mall market магазин супермаркет рынок тц дүкен 商 店 超 市',
  food: 'restaurant cafe bar food ресторан кафе бар дәмхана 餐 厅 咖 啡',
  lodging: 'hotel hostel гостиница отель хостел қонақүй 酒 店 宾 馆',
  office: 'bank office банк офис 银 行',
};

const folded = new Map(Object.entries(written).map(([kind, words]) => [kind, wordsOf(words)]));

/** Folded words for places of a kind in the languages of the interface and of the city; none for kinds without any. */
export const kindWords = (kind: PlaceKind): readonly string[] => folded.get(kind) ?? [];
