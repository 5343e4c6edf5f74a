import { aspects } from '@/model';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenScreen } from './screens';

const patiently = { timeout: 60_000 };

/** With a name of its own, and software drawing that costs little. */
export function named(link: string, name: string, language: string): string {
  const url = new URL(link);
  url.search = new URLSearchParams({ name, lang: language, budget: 'least' }).toString();
  return url.href;
}

/** What it does with the aspects: one word when it does the same with all. */
const roleOf = async ({ page }: OpenScreen): Promise<string> => {
  const { roles } = await page.evaluate(() => window.metroscope.link.get());
  return [...new Set(aspects.map((aspect) => roles[aspect]))].join(' ');
};
export const becomes = async (screen: OpenScreen, role: string): Promise<void> => {
  await expect.poll(() => roleOf(screen), { timeout: 60_000, interval: 300 }).toBe(role);
};
export const message = ({ page }: OpenScreen, text: RegExp): Locator => page.locator('[role="status"], [role="alert"]').filter({ hasText: text });
export const heard = (screen: OpenScreen, text: RegExp): Promise<void> => message(screen, text).first().waitFor(patiently);
