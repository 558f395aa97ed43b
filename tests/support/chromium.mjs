import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Remedy } from '../../server/start/remedy.mjs';
import { bin } from './steps.mjs';

/** Chromium without the machinery of windows: every journey takes a third less time in it. Debian has it. */
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const otherPlaces = [
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A browser that starts, with fonts for Chinese; installed first where that is possible without asking (root on Debian
 * or Ubuntu). LINLI_CHROMIUM names another one.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the path of its program
 */
export async function chromium(say) {
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  let found = await findChromium();
  if (canInstall && !process.env.LINLI_CHROMIUM && !found?.endsWith(shell)) {
    say(`installing ${shell} (apt-get)`);
    try {
      install([shell]);
      found = await findChromium();
    } catch {
      // Not every system has it; any Chromium will do.
    }
  }
  const lacking = [...(found === null ? ['chromium'] : []), ...(hasChineseFonts() ? [] : ['fonts-noto-cjk'])];
  if (lacking.length > 0 && canInstall) {
    say(`installing ${lacking.join(' and ')} (apt-get)`);
    install(lacking);
    // Ubuntu's package is only a pointer to a snap, which does not run everywhere.
    if ((await findChromium()) === null) installPlaywrights(say);
    found = await findChromium();
  }
  if (found !== null) return found;
  throw new Remedy(
    'No Chromium on this machine: run `sudo apt-get install chromium fonts-noto-cjk`, or set LINLI_CHROMIUM to a browser.',
  );
}

async function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const { LINLI_CHROMIUM: named } = process.env;
  const candidates = named ? [named] : [...onPath, ...otherPlaces, await playwrights()];
  return candidates.find((path) => path !== null && existsSync(path) && starts(path)) ?? null;
}

/** @param {string} path */
const starts = (path) => {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /Chrom/.test(stdout);
};

/** Where playwright-core would have put one of its own. */
async function playwrights() {
  try {
    const { chromium: browser } = (await import('playwright-core')).default;
    return browser.executablePath();
  } catch {
    return null;
  }
}

const hasChineseFonts = () => {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim() !== '';
  return process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
};

/** @param {string[]} packages */
function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ args) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    apt(['update']);
    apt(['install', '-y', '--no-install-recommends', ...packages]);
  } catch (error) {
    const output = String(/** @type {{ stderr?: Buffer }} */ (error).stderr ?? error);
    const reason = output.split('\n').findLast((line) => line.startsWith('E:')) ?? output.trim();
    throw new Remedy(`${packages.join(' and ')} could not be installed: ${reason}`);
  }
}

/** @param {(line: string) => void} say */
function installPlaywrights(say) {
  say('installing the Chromium that playwright-core downloads');
  spawnSync(process.execPath, [bin('playwright-core'), 'install', '--with-deps', 'chromium'], { stdio: 'ignore' });
}
