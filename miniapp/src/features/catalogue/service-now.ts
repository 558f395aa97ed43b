import { call } from '@/services/api';
import type { Service } from './draft';

/** A service of a centre as it stands now. */
export async function serviceNow({ id, centreId }: Pick<Service, 'id' | 'centreId'>): Promise<Service> {
  const { items } = await call('catalogue.list', { query: { centreId } });
  const found = items.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No service ${id} at its centre`);
  return found;
}
