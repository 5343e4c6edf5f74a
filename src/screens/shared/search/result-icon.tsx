import type { PlaceKind } from '@/model';
import type { SearchResult } from '@/search';
import {
  Building, Building2, Bus, Church, Crosshair, Drama, GraduationCap, Hash, Hotel, Landmark, Map, MapPin, Route, ShoppingBag, Stethoscope, TreePine, Trophy, Utensils, Waves, BriefcaseBusiness,
  type LucideIcon,
} from 'lucide-react';

const ofPlace: Record<PlaceKind, LucideIcon> = {
  settlement: Map, water: Waves, park: TreePine, government: Landmark, transport: Bus, health: Stethoscope, education: GraduationCap, culture: Drama, worship: Church, sport: Trophy,
  shop: ShoppingBag, food: Utensils, lodging: Hotel, office: BriefcaseBusiness, other: MapPin,
};
const ofKind: Record<SearchResult['kind'], LucideIcon> = { address: Hash, street: Route, building: Building2, place: MapPin, region: Map, coordinate: Crosshair };

export function ResultIcon({ result }: { result: SearchResult }) {
  const Icon = result.kind === 'building' && result.class === 'other' ? Building : (ofPlace[result.class as PlaceKind] ?? ofKind[result.kind]);
  return <Icon aria-hidden />;
}
