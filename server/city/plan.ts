import { readAreas } from '../demo/areas';
import { centres as demoCentres } from '../demo/centres';
import { surnames } from '../demo/people';
import { seededRandom, type Random } from '../demo/random';
import type { CentreSeed, ServiceSeed } from '../demo/seed';
import { spokenName } from '../modules/grid';

/** The whole city; a scale of 0.01 has a hundredth of each. */
const whole = { residents: 1_000_000, centres: 300, services: 12_000, activities: 30_455 } as const;

/** Days of slots, today included. */
export const windowDays = 14;
/** So that the worker's night run, which makes one day more than what is open, finds all of them there. */
const openDays = windowDays - 2;

export interface CitySize {
  residents: number;
  centres: number;
  services: number;
  /** Of two years past and two months ahead. */
  activities: number;
}

/** However small the city, a centre keeps its full number of services and activities: its pages are then as long as any. */
export function sizeOf(scale: number): CitySize {
  const centres = Math.max(1, Math.round(whole.centres * scale));
  const each = (ofAll: number): number => Math.round((ofAll / whole.centres) * centres);
  const residents = Math.max(2, Math.round(whole.residents * scale));
  return { residents, centres, services: each(whole.services), activities: each(whole.activities) };
}

/** The share of `total` that falls to the i-th of `among`; all shares together make the total. */
export const shareOf = (total: number, among: number, i: number): number =>
  Math.floor(((i + 1) * total) / among) - Math.floor((i * total) / among);

/** About where a county's people live; centres lie around it. GCJ-02. */
const counties: Readonly<Record<string, readonly [lng: number, lat: number]>> = {
  '350302': [119.0, 25.42],
  '350303': [119.12, 25.46],
  '350304': [119.02, 25.43],
  '350305': [119.1, 25.32],
  '350322': [118.69, 25.36],
  '350502': [118.59, 24.91],
  '350503': [118.61, 24.89],
  '350504': [118.67, 24.94],
  '350505': [118.92, 25.12],
  '350521': [118.8, 25.03],
  '350524': [118.19, 25.06],
  '350525': [118.29, 25.32],
  '350526': [118.24, 25.49],
  '350581': [118.65, 24.73],
  '350582': [118.55, 24.78],
  '350583': [118.39, 24.96],
};
const degreesAround = 0.09;

const hoursOfDay: readonly CentreSeed['open'][] = [
  { weekdays: '08:00-21:30', saturday: '08:00-21:30', sunday: '08:30-21:00' },
  { weekdays: '08:30-21:00', saturday: '08:30-21:00', sunday: '09:00-18:00' },
  { weekdays: '08:00-20:30', saturday: '08:30-20:30', sunday: '08:30-17:30' },
];
const titles = ['中心主任', '服务前台', '长者服务专员', '儿童活动社工'];
const givenOfStaff = [...'敏芳强明丽静磊洋勇艳杰娟涛超霞平刚玲'];

/** What the demo city's centres offer, which people wrote: each service of the city is one of them at another place. */
const offers: readonly ServiceSeed[] = demoCentres.flatMap((centre) => centre.services);

/** As many centres as the size asks for, each in a village of its own, with services, people and hours. */
export function planCentres(seed: number, size: CitySize, keyOf: () => string): CentreSeed[] {
  const random = seededRandom(seed);
  const villages = readAreas().filter((area) => area.level === 'village' && counties[area.code.slice(0, 6)]);
  const chosen = random.shuffled(villages).slice(0, size.centres);
  if (chosen.length < size.centres) throw new Error(`There are ${villages.length} villages, not ${size.centres}`);
  return chosen.map((village, i) => {
    const [lng = 0, lat = 0] = counties[village.code.slice(0, 6)] ?? [];
    const place = spokenName(village.name);
    const [city = '', county = '', town = ''] = village.path.split(' / ');
    const model = demoCentres[i % demoCentres.length];
    const around = (): number => (random.next() - 0.5) * 2 * degreesAround;
    const road = random.between(1, 320);
    return {
      key: keyOf(),
      areaCode: village.code,
      areaName: village.name,
      name: `${place}邻里中心`,
      intro: model?.intro ?? '',
      founding: `${town}与${place}共建`,
      address: `${city}${county}${town}${place}中心路 ${road} 号`,
      transport: `公交“${place}”站下车，步行 ${random.between(2, 9)} 分钟`,
      phone: `0595-8${String(random.between(0, 9_999_999)).padStart(7, '0')}`,
      lng: Math.round((lng + around()) * 1e6) / 1e6,
      lat: Math.round((lat + around()) * 1e6) / 1e6,
      open: hoursOfDay[i % hoursOfDay.length] as CentreSeed['open'],
      functions: model?.functions ?? [],
      staff: titles.map((title) => ({
        name: `${random.pick(surnames) ?? ''}${random.pick(givenOfStaff) ?? ''}`,
        title,
      })),
      exceptions: random.chance(0.1)
        ? [{ inDays: random.between(2, windowDays - 1), open: null, reason: '设备检修' }]
        : [],
      services: servicesOf(shareOf(size.services, size.centres, i), random),
    };
  });
}

function servicesOf(count: number, random: Random): ServiceSeed[] {
  return random
    .shuffled(offers)
    .slice(0, count)
    .map((offer, n) => ({
      ...offer,
      key: String(n + 1).padStart(2, '0'),
      rules: { ...offer.rules, openDays },
    }));
}
