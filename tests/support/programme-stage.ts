import type { TestServer } from './app';
import { buildChild, buildProgramme } from './build-programme';
import type { Client } from './client';

let keys = 0;
/** Enrols whoever it is for, each time with a key of its own. */
export const enrol = (client: Client, slotId: string, beneficiaryId: string | undefined, orWait = false) => {
  keys += 1;
  const body = {
    requestKey: `key-of-programme-${keys}`,
    orWait,
    ...(beneficiaryId === undefined ? {} : { beneficiaryId }),
  };
  return client.call('booking.book', { params: { slotId }, body });
};

/** A mother with her child, a programme, and somebody at its centre's desk. */
export async function stageOf(server: TestServer, over: Parameters<typeof buildProgramme>[1] = {}) {
  const programme = await buildProgramme(server, over);
  const mother = await server.build.resident({ name: '林晓雯' });
  const child = await buildChild(server, [mother], { name: '苏小禾' });
  const worker = await server.build.staff(programme.centreId);
  /** On another day they have come in anew. */
  const on = async (day: number, clock: string) => {
    server.clock.set(new Date(`${programme.days[day]}T${clock}:00+08:00`).toISOString());
    return { client: await server.as(mother), staff: await server.as(worker) };
  };
  return { programme, mother, child, on, staff: await server.as(worker), client: await server.as(mother) };
}
