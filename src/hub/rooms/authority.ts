/** Whether this hub decides for a room at this instant. With one hub it always does; with several it holds the room's lease. */
export interface Authority {
  readonly held: boolean;
  /** Does it now, or as soon as it is certain that this hub still decides; never once another does. */
  run(action: () => void): void;
}

export const alwaysHeld: Authority = { held: true, run: (action) => action() };
