/** Tells the person at the terminal what a script is doing. */
export function say(message: string): void {
  console.log(`metroscope: ${message}`);
}
