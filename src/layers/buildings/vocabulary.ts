import type { BuildingAttribute } from '@/model';
import type { Text, TextKey } from '@/ui';

const titles: Readonly<Record<string, TextKey>> = {
  kind: 'colouring.attribute.kind', height: 'colouring.attribute.height', levels: 'colouring.attribute.levels', area: 'colouring.attribute.area',
  levelsFrom: 'colouring.attribute.levelsFrom', year: 'colouring.attribute.year', use: 'colouring.attribute.use', material: 'colouring.attribute.material',
  colour: 'colouring.attribute.colour', roofShape: 'colouring.attribute.roofShape', roofMaterial: 'colouring.attribute.roofMaterial',
  roofColour: 'colouring.attribute.roofColour', condition: 'colouring.attribute.condition', architecture: 'colouring.attribute.architecture',
  religion: 'colouring.attribute.religion', heritage: 'colouring.attribute.heritage', operator: 'colouring.attribute.operator', street: 'colouring.attribute.street',
  wheelchair: 'colouring.attribute.wheelchair', measuredHeight: 'colouring.attribute.measuredHeight', TerrainHeight: 'colouring.attribute.terrainHeight',
  yearOfConstruction: 'colouring.attribute.year', oorspronkelijkbouwjaar: 'colouring.attribute.year', roofType: 'colouring.attribute.roofShape',
  'building:material': 'colouring.attribute.material', 'building:colour': 'colouring.attribute.colour', 'roof:shape': 'colouring.attribute.roofShape',
  'roof:material': 'colouring.attribute.roofMaterial', 'roof:colour': 'colouring.attribute.roofColour', start_date: 'colouring.attribute.year',
  creationDate: 'colouring.attribute.recorded',
};

/** Frequent words of OpenStreetMap and of our own columns in Chinese; in English they are readable as they are. */
const chinese: Readonly<Record<string, string>> = {
  counted: '已标注', estimated: '推算', apartments: '公寓', house: '住宅', detached: '独立住宅', semidetached_house: '双拼住宅', terrace: '联排住宅', residential: '居住建筑',
  dormitory: '宿舍', hotel: '酒店', commercial: '商业建筑', retail: '零售', mall: '购物中心', supermarket: '超市', convenience: '便利店', kiosk: '售货亭', office: '办公楼',
  industrial: '工业建筑', warehouse: '仓库', works: '工厂', garage: '车库', garages: '车库群', parking: '停车场', carport: '车棚', shed: '棚屋', roof: '顶棚', tank: '储罐',
  storage_tank: '储罐', hangar: '机库', service: '服务用房', transformer_tower: '变电塔', substation: '变电站', hospital: '医院', clinic: '诊所', pharmacy: '药店',
  school: '学校', kindergarten: '幼儿园', university: '大学', college: '学院', public: '公共建筑', civic: '市政建筑', government: '政府', townhall: '市政厅', church: '教堂',
  mosque: '清真寺', cathedral: '大教堂', synagogue: '犹太会堂', place_of_worship: '宗教场所', train_station: '火车站', transportation: '交通建筑', stadium: '体育场',
  sports_centre: '体育中心', sports_hall: '体育馆', restaurant: '餐馆', cafe: '咖啡馆', fast_food: '快餐店', bank: '银行', theatre: '剧院', cinema: '电影院', museum: '博物馆',
  library: '图书馆', fuel: '加油站', car_wash: '洗车店', car_repair: '汽车维修', fire_station: '消防站', police: '警察局', post_office: '邮局', construction: '在建',
  ruins: '废墟', abandoned: '废弃', abbandonned: '废弃', greenhouse: '温室', farm: '农舍', barn: '谷仓', bungalow: '平房', cabin: '小屋', chapel: '小教堂', bridge: '桥梁',
  flat: '平顶', gabled: '双坡顶', hipped: '四坡顶', pyramidal: '攒尖顶', dome: '穹顶', skillion: '单坡顶', onion: '洋葱顶', conical: '锥形顶', mansard: '折线顶', round: '拱顶',
  brick: '砖', concrete: '混凝土', glass: '玻璃', wood: '木', stone: '石', metal: '金属', steel: '钢', plaster: '抹灰', tile: '瓦', tar_paper: '油毡',
};

/** What an attribute of the source is called: in the reader's language where it is known, else its name made readable. */
export function attributeTitle({ t }: Text, id: string): string {
  const key = Object.hasOwn(titles, id) ? titles[id] : undefined;
  return key ? t(key) : readable(id);
}

/** For a scale whose numbers stand without their unit: “Height (m)”. */
export const titleWithUnit = (text: Text, attribute: BuildingAttribute): string =>
  attributeTitle(text, attribute.id) + (attribute.type === 'number' && attribute.unit ? ` (${attribute.unit})` : '');

/** A class of the source in the reader's language. */
export function classTitle({ t, language }: Text, value: string): string {
  if (value === 'true' || value === 'yes') return t('colouring.yes');
  if (value === 'false' || value === 'no') return t('colouring.no');
  const known = language === 'zh' && Object.hasOwn(chinese, value) ? chinese[value] : undefined;
  return known ?? (isWord(value) ? readable(value) : (midnight.exec(value)?.[1] ?? value));
}

/** A day written as an instant. */
const midnight = /^(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?Z?$/;

/** A tag's value, not a name a person wrote. */
const isWord = (value: string): boolean => /^[a-z][a-z0-9_]*$/.test(value);

/** `roof:shape`, `roof_shape` and `roofShape` as “Roof shape”. */
function readable(id: string): string {
  const words = id.replace(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`).replace(/[_:.-]+/g, ' ').trim();
  return words === '' ? id : words[0]!.toUpperCase() + words.slice(1);
}
