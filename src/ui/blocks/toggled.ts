/** Names of what is open after a press on `name`, the newest first, at most `most`. */
export const toggled = (open: readonly string[], name: string, most: number): string[] =>
  open.includes(name) ? open.filter((each) => each !== name) : [name, ...open].slice(0, most);
