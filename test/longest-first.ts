import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that draw for minutes, longest first. Left to the last, one of them would run alone while other cores have nothing to do. */
const longest = [
  'explore/pictures', 'system/one-room', 'system/three-screens', 'stage/frames', 'stage/alignment', 'explore/drill', 'stage/hands', 'explore/keep', 'system/drawing', 'system/wall-monitor',
  'system/paired-wall', 'system/shows', 'explore/address', 'system/room-acts', 'explore/colouring',
].map((name) => `test/${name}.test.ts`);

/** Within a project the longest files begin first, on a machine that has never run them as well. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      return at < 0 ? longest.length : at;
    };
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return sorted.toSorted((a, b) => projects.indexOf(a.project) - projects.indexOf(b.project) || rank(a) - rank(b));
  }
}
