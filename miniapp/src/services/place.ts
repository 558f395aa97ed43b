import type { Point } from '../platform/device';
import { storage } from '../platform/storage';
import { createStore, useStore } from './store';

/** From where the person looks at the city: a chosen centre or area, or where they stood when they last said so. */
export interface Place {
  centreId?: string;
  areaCode?: string;
  areaName?: string;
  point?: Point;
}

const store = createStore<Place>(storage.read<Place>('place') ?? {});

export function usePlace(): Place {
  return useStore(store);
}

export function choosePlace(place: Place): void {
  store.set(place);
  storage.write('place', place);
}

/** Where somebody books first is their centre, until they choose another. */
export function keepFirstCentre(centreId: string): void {
  const place = store.get();
  if (place.centreId === undefined) choosePlace({ ...place, centreId });
}
