import * as colouring from './colouring';
import * as common from './common';
import * as layers from './layers';
import * as link from './link';
import * as measure from './measure';
import * as problems from './problems';
import * as screens from './screens';
import * as site from './site';
import * as terms from './terms';
import * as time from './time';

export const en = { ...common.en, colouring: colouring.en, term: terms.en, layers: layers.en, link: link.en, measure: measure.en, problem: problems.en, site: site.en, time: time.en, ...screens.en } as const;
export const zh = { ...common.zh, colouring: colouring.zh, term: terms.zh, layers: layers.zh, link: link.zh, measure: measure.zh, problem: problems.zh, site: site.zh, time: time.zh, ...screens.zh } as const;
