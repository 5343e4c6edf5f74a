import * as colouring from './colouring';
import * as common from './common';
import * as controls from './controls';
import * as keep from './keep';
import * as layerTree from './layer-tree';
import * as layers from './layers';
import * as link from './link';
import * as measure from './measure';
import * as problems from './problems';
import * as screens from './screens';
import * as search from './search';
import * as site from './site';
import * as streets from './streets';
import * as terms from './terms';
import * as time from './time';

export const en = { ...common.en, colouring: colouring.en, controls: controls.en, term: terms.en, layers: layers.en, layerTree: layerTree.en, link: link.en, measure: measure.en, problem: problems.en, search: search.en, site: site.en, streets: streets.en, time: time.en, ...keep.en, ...screens.en } as const;
export const zh = { ...common.zh, colouring: colouring.zh, controls: controls.zh, term: terms.zh, layers: layers.zh, layerTree: layerTree.zh, link: link.zh, measure: measure.zh, problem: problems.zh, search: search.zh, site: site.zh, streets: streets.zh, time: time.zh, ...keep.zh, ...screens.zh } as const;
