import type { Theme } from '@/state';

/** sRGB as seen on screen, 0…1. */
export type Rgb = readonly [r: number, g: number, b: number];

export interface Palette {
  land: Rgb;
  water: Rgb;
  green: Rgb;
  paved: Rgb;
  motorway: Rgb;
  primary: Rgb;
  secondary: Rgb;
  local: Rgb;
  service: Rgb;
  path: Rgb;
  railway: Rgb;
  /** Edges of roads and of water. */
  casing: Rgb;
  shore: Rgb;
  /** Building walls at the ground and at the roof line of a tall building, roofs, and the line along the top. */
  wallLow: Rgb;
  wallHigh: Rgb;
  roof: Rgb;
  rim: Rgb;
  /** The selected building: the brightest thing there is. */
  selected: Rgb;
  /** What a cast shadow and what lies out of scope turn towards. */
  shade: Rgb;
  beyond: Rgb;
  haze: Rgb;
  zenith: Rgb;
}

const hex = (value: number): Rgb => [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];

/** Night: near-black blue, never black. Day: paper, never white. */
export const palettes: Record<Theme, Palette> = {
  night: {
    land: hex(0x111929), water: hex(0x060a15), green: hex(0x0e1f24), paved: hex(0x152030),
    motorway: hex(0xf0b873), primary: hex(0xc98f4e), secondary: hex(0x906b42), local: hex(0x51463b),
    service: hex(0x282b30), path: hex(0x1e252f), railway: hex(0x323c4b),
    casing: hex(0x222a37), shore: hex(0x24364e),
    wallLow: hex(0x141c2a), wallHigh: hex(0x4a5d7c), roof: hex(0x252f42), rim: hex(0x93abcc),
    selected: hex(0xffe0a0), shade: hex(0x0a101c), beyond: hex(0x080d17),
    haze: hex(0x1b273e), zenith: hex(0x060a14),
  },
  day: {
    land: hex(0xeae5dc), water: hex(0xa9bfce), green: hex(0xc6d5b8), paved: hex(0xe1dcd2),
    motorway: hex(0xe0a858), primary: hex(0xedc684), secondary: hex(0xf9e8c4), local: hex(0xffffff),
    service: hex(0xf7f4ee), path: hex(0xd8d0c2), railway: hex(0xaaa59b),
    casing: hex(0xc4b8a2), shore: hex(0x7f9db3),
    wallLow: hex(0xcac6be), wallHigh: hex(0xe6e3dd), roof: hex(0xf1eee8), rim: hex(0xfaf8f4),
    selected: hex(0xffd98a), shade: hex(0x5f6f8a), beyond: hex(0xa4abb5),
    haze: hex(0xd9e2ea), zenith: hex(0x8fb3d1),
  },
};
