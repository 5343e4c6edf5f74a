import { z } from 'zod';
import { positionSchema } from './view-state';

/** Severities of the Common Alerting Protocol (OASIS CAP 1.2), least first. */
export const severities = ['minor', 'moderate', 'severe', 'extreme'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** Something everybody in the room must hear of; names after CAP 1.2. Seen from `distance` metres. */
export const alertSchema = z.strictObject({
  severity: severitySchema,
  headline: z.string().trim().min(1).max(160),
  description: z.string().max(1_000),
  position: positionSchema,
  distance: z.number().min(50).max(100_000),
  /** Hub time, milliseconds since 1970 UTC. */
  expires: z.number().min(0),
});
export type Alert = z.infer<typeof alertSchema>;
