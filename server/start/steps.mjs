const nameWidth = 14;

/**
 * Runs one step of the start and says what it did and how long it took, in one line. What it says meanwhile is shown
 * at once, so that a long step doesn't look stuck.
 * @param {string} name
 * @param {(say: (line: string) => void) => Promise<string> | string} work returns what was done
 */
export async function step(name, work) {
  const startedAt = performance.now();
  const done = await work((line) => console.log(`  ${name.padEnd(nameWidth)}${line} …`));
  console.log(`✓ ${name.padEnd(nameWidth)}${done} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
