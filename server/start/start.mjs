/**
 * `npm start`: from a fresh checkout to the running app. Runs before anything is installed, so this file and all beside
 * it use Node alone. This first file only looks at Node's version, in words that any Node reads.
 */
const oldestNode = [20, 6];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  console.error(
    `Linli needs Node ${oldestNode.join('.')} or newer, this is ${process.version}: install it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
const { run } = await import('./run.mjs');
await run(process.argv.slice(2));
