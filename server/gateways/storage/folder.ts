import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../../kernel/ids';
import { assertKey, listMost, type Storage, type StoredObject } from './object';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Objects as files below one folder. A file takes its name only when it is whole, so a killed process leaves no half. */
export function openFolder(dir: string): Storage {
  const fileOf = (key: string): string => {
    assertKey(key);
    return join(dir, key);
  };
  return {
    async put(key, bytes) {
      const file = fileOf(key);
      await mkdir(dirname(file), { recursive: true });
      const part = join(dirname(file), `.${newId('part')}`);
      await writeFile(part, bytes, { flag: 'wx' });
      await rename(part, file);
    },

    async get(key) {
      try {
        return await readFile(fileOf(key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async remove(key) {
      await rm(fileOf(key), { force: true });
    },

    async list(prefix, afterKey = '') {
      const folder = prefix.replace(/\/$/, '');
      assertKey(`${folder}.jpg`);
      const names = await readdir(join(dir, folder)).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      const keys = names
        .map((name) => `${folder}/${name}`)
        .filter((key) => key > afterKey && !key.includes('/.'))
        .sort();
      const found: StoredObject[] = [];
      for (const key of keys.slice(0, listMost)) {
        const facts = await stat(join(dir, key)).catch(() => null);
        if (facts !== null) found.push({ key, at: facts.mtime });
      }
      return found;
    },
  };
}
