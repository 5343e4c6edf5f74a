import { v5 } from 'uuid';

/** Namespace of every id the hub derives from a name. */
const namespace = '3b1c1d5e-6f0a-4c83-9a55-7d0c2b9f4e61';

/** The same UUID (RFC 9562 version 5) for the same name, for ever: it makes repeated feeds harmless. */
export const stableUuid = (name: string): string => v5(name, namespace);
