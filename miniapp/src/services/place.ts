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
