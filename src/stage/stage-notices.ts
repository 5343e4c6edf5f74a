import type { Notice } from '@/state';
import { NoContextError } from './stage-core';

/** What a stage says of itself; screens say it in their reader's language by `code`. */
export const noSize: Notice = {
  code: 'stage-no-size',
  message: 'The city has no room on this page.',
  remedy: 'Make the window larger, or give the element that holds the city a width and a height.',
};

/** `failed`: parts that are missing now. */
export const tilesNotice = (failed: number): Notice => ({
  code: 'stage-tiles',
  count: failed,
  message: `${failed} ${failed === 1 ? 'part' : 'parts'} of the city could not be loaded.`,
  remedy: 'They are asked for again; check that the hub can be reached and that the city folder is complete.',
});

/** The page may hold little more: it gives up what is missed least. */
export const memoryNotice: Notice = {
  code: 'stage-memory',
  message: 'This page is short of memory.',
  remedy: 'It keeps less of the city, step by step. Close other pages; reload this one if it stays so.',
};

/** What a person is told of an error that kept the stage from starting. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof NoContextError) {
    return {
      code: 'stage-no-context',
      message: error.message,
      remedy: 'Turn on hardware acceleration in the browser, update it or its graphics driver, then load the page again.',
    };
  }
  return {
    code: 'stage-city',
    message: `The city could not be opened: ${(error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.')}`,
    remedy: 'Check that the city was imported and that the hub serves its folder, then load the page again.',
  };
}
