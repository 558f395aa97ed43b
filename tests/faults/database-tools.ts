import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface DatabaseTools {
  dump: string;
  binlog: string;
  client: string;
}

/** MariaDB's own tools: on the PATH, or fetched into a folder of ours where apt can do that, so that nothing is installed. */
export function databaseTools(folder: string): DatabaseTools {
  const own = join(folder, 'usr', 'bin');
  const find = (name: string): string | undefined =>
    [...(process.env['PATH'] ?? '').split(delimiter), own]
      .map((dir) => join(dir, name))
      .find((path) => existsSync(path));
  if (find('mariadb-dump') === undefined || find('mariadb-binlog') === undefined) fetchClient(folder);
  const tools = { dump: find('mariadb-dump'), binlog: find('mariadb-binlog'), client: find('mariadb') };
  for (const [what, path] of Object.entries(tools)) {
    if (path === undefined) throw new Error(`No ${what} tool of MariaDB here: install the package mariadb-client.`);
  }
  return tools as DatabaseTools;
}

function fetchClient(folder: string): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  mkdirSync(folder, { recursive: true });
  spawnSync('apt-get', ['download', 'mariadb-client'], { cwd: folder, stdio: 'ignore' });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    execFileSync('dpkg', ['-x', join(folder, file), folder]);
  }
}
