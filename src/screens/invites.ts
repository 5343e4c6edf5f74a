import type { Answer, Invite, Rooms } from '@/protocol';

/** Signing others in, and going to other rooms; for those who may invite. */
export interface Invites {
  /** Rooms of this hub; null while the hub does not say. */
  rooms(): Promise<Rooms['rooms'] | null>;
  /** A sign-in link, and whether other machines can open it. */
  make(invite: Invite): Promise<Answer<{ link: string; days: number; elsewhere: boolean }>>;
  /** Opens this screen anew in another room. */
  goTo(room: string): Promise<Answer<null>>;
}
