import type { Program } from '../../program';
import { tell } from './told';

/**
 * Hands on the address of what is shown: to the device's own share sheet where hands are fingers, else to the clipboard. Where
 * neither may be used (pages over plain HTTP), a prompt shows the address to copy.
 */
export async function shareLink({ keep }: Program, { title, prompt: ask, sheet }: { title: string; prompt: string; sheet: boolean }): Promise<void> {
  const url = keep.link();
  if (sheet && 'share' in navigator) {
    try {
      await navigator.share({ title, url });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
    }
  }
  if (await copied(url)) tell({ kind: 'done', title: 'keep.copied', remedy: 'keep.copiedHelp' });
  else prompt(ask, url);
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** The way of old, which works over plain HTTP too. */
function copiedBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
