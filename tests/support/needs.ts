import type { SentBody } from '../../shared/contract/types';
import type { Client } from './client';

type Wish = Pick<SentBody<'serviceNeeds.preview'>, 'resourceIds' | 'occupies'>;

/** How somebody says what a service needs: reads it, looks what that would do, then saves what was seen. */
export function needing(manager: () => Client, serviceId: () => string) {
  const params = () => ({ serviceId: serviceId() });
  const read = async () => {
    const { body } = await manager().call('serviceNeeds.get', { params: params() });
    if (body === null) throw new Error(`No needs of ${serviceId()}`);
    return body;
  };
  const wish = (resourceIds: readonly string[], occupies?: Wish['occupies']): Wish => ({
    resourceIds: [...resourceIds],
    occupies: occupies ?? (resourceIds.length === 0 ? 'none' : 'slot'),
  });
  const look = async (resourceIds: readonly string[], occupies?: Wish['occupies']) =>
    manager().call('serviceNeeds.preview', {
      params: params(),
      body: { ...wish(resourceIds, occupies), version: (await read()).version },
    });
  const change = async (
    resourceIds: readonly string[],
    occupies?: Wish['occupies'],
    more: Partial<SentBody<'serviceNeeds.change'>> = {},
  ) => {
    const { version } = await read();
    const basis = (await look(resourceIds, occupies)).body?.basis ?? 'unseen';
    const body = { ...wish(resourceIds, occupies), version, basis, instead: [], ...more };
    return manager().call('serviceNeeds.change', { params: params(), body });
  };
  return { read, look, change };
}
