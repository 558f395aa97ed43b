import { Agent, request } from 'node:http';
import { newId } from '../../server/kernel/ids';
import { startProcesses, type Processes } from '../support/processes';

let processes: Processes;
beforeAll(async () => {
  processes = await startProcesses({ apis: 1 });
}, 60_000);
afterAll(() => processes.stop());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('asked to stop amid a claim, the API answers it, takes no more and ends at once', async () => {
  const [api] = processes.apis;
  if (api === undefined) throw new Error('no API');
  const slot = await processes.build.slot();
  const resident = await processes.as(await processes.build.resident());
  // Kept open, as phones and proxies do.
  const agent = new Agent({ keepAlive: true });
  const { claim, stopped } = await processes.db.transaction().execute(async (tx) => {
    await tx.selectFrom('slot').select('id').where('id', '=', slot.id).forUpdate().execute();
    const claimed = post(agent, `${api.url}/api/v1/slots/${slot.id}/bookings`, resident.token ?? '');
    await pause(400);
    const end = api.kill('SIGTERM').then(() => Date.now());
    await pause(400);
    return { claim: { answer: claimed }, stopped: { end } };
  });
  expect(await claim.answer).toBe(201);
  const answeredAt = Date.now();
  expect((await stopped.end) - answeredAt).toBeLessThan(2000);
  await expect(fetch(`${api.url}/healthz`)).rejects.toThrow();
  agent.destroy();
  expect(api.output()).not.toMatch(/bug|error/i);
}, 30_000);

function post(agent: Agent, url: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ requestKey: newId('key') }));
  });
}
