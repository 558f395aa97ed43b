/** Starts the private database of a folder, tells about it in one line, and holds it until asked to end. */
import { startDatabase } from '../../server/start/database.mjs';

try {
  const { stop, ...database } = await startDatabase({ dataDir: process.argv[2] });
  process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
  console.log(JSON.stringify(database));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.error(`${error.constructor.name}: ${error.message}`);
  process.exit(1);
}
