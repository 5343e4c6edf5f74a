/** Simulated field workers per size of operation; nantong is a prefecture of 70,000. */
export const scales = { small: 2_000, city: 7_000, nantong: 70_000 } as const;
export type Scale = keyof typeof scales;

export const feedKinds = ['simulated', 'none'] as const;
export type FeedKind = (typeof feedKinds)[number];
