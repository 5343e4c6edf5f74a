import type { RequestCategory } from '@/model';

interface Text {
  service: string;
  descriptions: readonly string[];
}

/** What people report, in short plain words; the share of a category is in `weights`. */
export const texts: Record<RequestCategory, readonly Text[]> = {
  road: [
    { service: 'Pothole', descriptions: ['Deep pothole in the right lane, cars swerve around it.', 'Several potholes after the rain, one about 10 cm deep.'] },
    { service: 'Manhole cover damaged', descriptions: ['Manhole cover is cracked and rattles under every car.', 'Manhole cover has sunk below the road surface.'] },
    { service: 'Pavement damaged', descriptions: ['Paving slabs are loose, somebody already tripped.', 'Kerb is broken off at the crossing.'] },
  ],
  traffic: [
    { service: 'Traffic light out of order', descriptions: ['Light stays red for all directions.', 'Pedestrian light does not turn green.'] },
    { service: 'Road sign damaged', descriptions: ['Sign is bent and cannot be read.', 'Stop sign lies on the ground.'] },
    { service: 'Road markings worn', descriptions: ['The crossing can hardly be seen any more.', 'Lane markings are missing after the resurfacing.'] },
  ],
  waste: [
    { service: 'Illegal dumping', descriptions: ['Building rubble was dumped beside the road.', 'Old furniture and bags behind the bus stop.'] },
    { service: 'Bin overflowing', descriptions: ['The bins have not been emptied for days.', 'Rubbish lies around the container.'] },
    { service: 'Street dirty', descriptions: ['Mud and gravel on the road after the works.', 'Broken glass on the cycle path.'] },
  ],
  water: [
    { service: 'Burst water pipe', descriptions: ['Water comes up through the asphalt and runs down the street.', 'Strong leak at the corner, the pavement is under water.'] },
    { service: 'Sewer blocked', descriptions: ['Drain is blocked, the road floods when it rains.', 'Sewage smell and water from the manhole.'] },
    { service: 'No water', descriptions: ['No tap water in the whole house since the morning.'] },
  ],
  lighting: [
    { service: 'Street light out', descriptions: ['Three lamps in a row are dark.', 'The lamp at the crossing is out.', 'Lamp flickers all night.'] },
    { service: 'Lamp post damaged', descriptions: ['Post was hit by a car and leans over the pavement.', 'Cover is missing, wires can be touched.'] },
  ],
  greenery: [
    { service: 'Fallen branch', descriptions: ['A large branch lies across the footpath.', 'Branch hangs over the road and may fall.'] },
    { service: 'Tree dead', descriptions: ['The tree has no leaves and leans towards the house.'] },
    { service: 'Grass not cut', descriptions: ['Grass is waist high and hides the crossing.'] },
  ],
  noise: [
    { service: 'Construction noise', descriptions: ['Works go on after eleven at night.', 'Jackhammer since six in the morning.'] },
    { service: 'Loud music', descriptions: ['Loud music from the ground floor every evening.'] },
  ],
  building: [
    { service: 'Facade loose', descriptions: ['Tiles fall from the facade onto the pavement.', 'Balcony slab shows cracks.'] },
    { service: 'Site not secured', descriptions: ['The fence around the site is open, children play inside.'] },
    { service: 'Icicles on the roof', descriptions: ['Long icicles above the entrance.'] },
  ],
  animal: [
    { service: 'Stray dogs', descriptions: ['A pack of dogs in the yard, people are afraid.', 'Injured dog beside the road.'] },
    { service: 'Dead animal', descriptions: ['Dead cat on the road.'] },
  ],
  vehicle: [
    { service: 'Car blocks the way', descriptions: ['Car parked on the crossing, prams cannot pass.', 'Delivery van blocks the fire lane.'] },
    { service: 'Abandoned car', descriptions: ['Car without plates has stood here for weeks.'] },
  ],
  other: [
    { service: 'Bus shelter damaged', descriptions: ['A pane of the bus shelter is broken.'] },
    { service: 'Playground unsafe', descriptions: ['The chain of the swing is torn.'] },
    { service: 'Bench broken', descriptions: ['Two boards of the bench are missing.'] },
  ],
};

/** Cases per hundred. */
export const weights: Record<RequestCategory, number> = {
  road: 15, traffic: 10, waste: 20, water: 10, lighting: 10, greenery: 8, noise: 7, building: 5, animal: 4, vehicle: 8, other: 3,
};
