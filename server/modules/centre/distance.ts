export interface Point {
  lng: number;
  lat: number;
}

export interface Box {
  south: number;
  north: number;
  west: number;
  east: number;
}

const earthMeters = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Great-circle distance in whole metres; GCJ-02's shift is the same on both sides and drops out within a city. */
export function distanceMeters(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat) / 2;
  const dLng = radians(b.lng - a.lng) / 2;
  const h = Math.sin(dLat) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng) ** 2;
  return Math.round(2 * earthMeters * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** A box that holds every point within `meters`; somewhat larger, so the distance still has to be asked. */
export function boxAround({ lng, lat }: Point, meters: number): Box {
  const angle = meters / earthMeters;
  const dLat = degrees(angle);
  const widest = Math.min(89.9, Math.abs(lat) + dLat);
  const dLng = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(widest)))));
  return { south: lat - dLat, north: lat + dLat, west: lng - dLng, east: lng + dLng };
}
