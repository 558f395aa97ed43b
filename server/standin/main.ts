import { readStandinConfig } from './config';
import { startStandin } from './server';

async function main(): Promise<void> {
  const standin = await startStandin({ ...readStandinConfig(process.env), deliversByItself: true });
  process.stdout.write(`WeChat's stand-in listens at ${standin.url}\n`);
  const end = () => {
    void standin.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
