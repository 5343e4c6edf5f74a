import type { RequestCategory } from '@/model';

interface Service {
  /** What the case is called when nobody says more. */
  name: string;
  agency: string;
  /** Hours from report to due. */
  hours: number;
}

/** Who handles a category, and how long it may take. */
export const services: Record<RequestCategory, Service> = {
  road: { name: 'Road damage', agency: 'Road maintenance', hours: 72 },
  traffic: { name: 'Traffic obstruction', agency: 'Traffic management', hours: 8 },
  waste: { name: 'Waste and dirt', agency: 'City cleaning', hours: 24 },
  water: { name: 'Water or sewer fault', agency: 'Water utility', hours: 12 },
  lighting: { name: 'Street light fault', agency: 'Street lighting', hours: 48 },
  greenery: { name: 'Trees and green space', agency: 'Parks and greenery', hours: 72 },
  noise: { name: 'Noise', agency: 'Environmental inspection', hours: 8 },
  building: { name: 'Building safety', agency: 'Building inspection', hours: 120 },
  animal: { name: 'Animal', agency: 'Veterinary service', hours: 24 },
  vehicle: { name: 'Vehicle in the way', agency: 'Parking inspection', hours: 8 },
  other: { name: 'Other request', agency: 'City contact centre', hours: 72 },
};
