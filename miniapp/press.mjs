/** Files of the browser app as they go over the line: pressed once when it is built, harder than a server could for each request. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const press = promisify(brotliCompress);
const pressed = new Set(['.js', '.css', '.html', '.svg', '.json']);
/** Smaller ones fit into the packet that they come in. */
const leastBytes = 1400;

/**
 * Writes `<file>.br` beside each text file of a folder and those below it; whoever serves the folder sends it to who takes it.
 * @param {string} folder
 */
export async function pressFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pressed.has(path.extname(entry.name)))
    .map((entry) => path.join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file);
      if (bytes.length < leastBytes) return;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(`${file}.br`, await press(bytes, { params }));
    }),
  );
}
