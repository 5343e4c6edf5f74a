/** A new id for something the room keeps. `crypto.randomUUID` needs HTTPS, which a hub in a local network has not. */
export const newId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
