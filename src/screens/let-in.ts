import type { Answer, PanelPlace, Waiting } from '@/protocol';

/** Lets pages in that show a pairing code; the hub asks for the permission `invite`. */
export interface LetIn {
  /** Pages that show a code now; null while the hub does not say. */
  waiting(): Promise<Waiting['items'] | null>;
  /** A panel gets a place on a wall, any other page a role. */
  bind(code: string, as: PanelPlace | { role: 'dispatcher' | 'inspector' | 'viewer' }): Promise<Answer<{ panel: string | null }>>;
}
