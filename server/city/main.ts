import { parseArgs } from 'node:util';
import { civilDay } from '../../shared/time/civil';
import { CityRefusal, emptyCity, openCityServer } from './database';
import { makeCity } from './make';

const usage = 'Usage: npm run city -- --scale 1|0.01 --seed 7 [--name linli_city]';

function readOrder(args: string[]): { scale: number; seed: number; name: string } {
  const { values } = parseArgs({
    args,
    options: {
      scale: { type: 'string', default: '0.01' },
      seed: { type: 'string', default: '1' },
      name: { type: 'string', default: 'linli_city' },
    },
  });
  const [scale, seed] = [Number(values.scale), Number(values.seed)];
  if (!(scale > 0 && scale <= 1)) throw new CityRefusal(`--scale is above 0 and at most 1. ${usage}`);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new CityRefusal(`--seed is a whole number from 0. ${usage}`);
  }
  return { scale, seed, name: values.name };
}

/** `npm run city -- --scale 1|0.01 --seed n`: see docs/operating.md. Exits 1 when what it made is not right. */
async function main(): Promise<void> {
  const { scale, seed, name } = readOrder(process.argv.slice(2));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = await openCityServer(process.env);
  try {
    await emptyCity(server, name);
    const today = civilDay(new Date());
    say(`making ${name}: scale ${scale}, seed ${seed}, 14 days from ${today}`);
    const city = await makeCity({ url: server.ownerUrl(name), scale, seed, today, say });
    say(`checksum ${city.checksum}`);
    say(`${name} is ${city.wrong.length === 0 ? 'made and right' : 'WRONG'} after ${city.seconds.toFixed(1)} s`);
    process.exitCode = city.wrong.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

main().catch((error: unknown) => {
  const known = error instanceof CityRefusal || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(
    `${known && error instanceof Error ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 1;
});
