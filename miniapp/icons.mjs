/**
 * Makes the icons of the app from lucide (ISC licence): `node miniapp/icons.mjs`, run by hand when the lists change.
 * Writes src/ui/styles/icons.scss (one class an icon, so that a page sends only a name to its view), src/ui/icons.ts
 * (the names) and, with Chromium at hand, the tab icons as PNG, the only kind that WeChat's tab bar takes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const lucide = path.join(path.dirname(require.resolve('lucide-static/package.json')), 'icons');

const names = `
  accessibility activity alarm-clock baby badge-check ban bath bell bell-ring bike blocks book-open briefcase brush
  building-2 bus cake calendar calendar-check calendar-days calendar-plus calendar-x camera check check-check
  chevron-down chevron-left chevron-right chevron-up circle circle-alert circle-check circle-dot circle-pause circle-x
  clipboard-list clock clock-alert coffee copy download drama droplets dumbbell ear eye eye-off feather file-text
  film flag flower-2 footprints gavel gift globe graduation-cap hammer hand-heart hand-helping handshake heart
  heart-handshake heart-pulse history hospital house id-card info key-round landmark languages layout-dashboard
  layout-grid leaf lightbulb list list-checks loader-circle lock log-in log-out mail map map-pin medal megaphone
  message-circle messages-square mic milk minus monitor moon music navigation newspaper palette pen-tool pencil phone piano
  pill plus printer puzzle qr-code recycle refresh-cw rotate-ccw salad scale scan-line scan-qr-code school scissors
  search settings share-2 shield shield-check shirt shopping-bag smartphone smile soup sparkles speech sprout
  square-pen stethoscope store sun swords syringe table-2 tag target tent ticket ticket-check timer toy-brick trash-2 trees
  triangle-alert trophy umbrella undo-2 upload user-check user-round user-x users users-round utensils volleyball
  volume-2 vote wifi-off wrench x
`
  .trim()
  .split(/\s+/);

/** The tab bar's icons, and the colours of theme.json's light side: one file serves both themes. */
const tabs = { home: 'house', services: 'layout-grid', mine: 'user-round' };
const tabColours = { '': '#7a7f87', '-on': '#2f74de' };

function shapes(name) {
  const file = path.join(lucide, `${name}.svg`);
  if (!existsSync(file)) throw new Error(`lucide has no icon named ${name}`);
  const svg = readFileSync(file, 'utf8');
  return svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/\s+/g, ' ')
    .replace(/ ?\/>/g, '/>')
    .replace(/> </g, '><')
    .trim();
}

const svgOf = (name, colour = '#000') =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='${colour}' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>${shapes(name).replace(/"/g, "'")}</svg>`;

const dataUri = (svg) =>
  `data:image/svg+xml,${svg.replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}`;

const ui = path.join(here, 'src', 'ui');
writeFileSync(
  path.join(ui, 'styles', 'icons.scss'),
  `/* Made by miniapp/icons.mjs from lucide (ISC). */\n${names
    .map((name) => `.i-${name} {\n  --i: url("${dataUri(svgOf(name))}");\n}`)
    .join('\n')}\n`,
);
writeFileSync(
  path.join(ui, 'icons.ts'),
  `/** Made by miniapp/icons.mjs: every icon that the style sheet holds. */\nexport const iconNames = [\n${names
    .map((name) => `  '${name}',`)
    .join('\n')}\n] as const;\n\nexport type IconName = (typeof iconNames)[number];\n`,
);
console.log(`${names.length} icons`);

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', process.env.CHROMIUM].find(
  (one) => one && existsSync(one),
);
if (!chromium) {
  console.log('No Chromium found: the tab icons stay as they are.');
} else {
  const { chromium: driver } = await import('playwright-core');
  const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
  const folder = path.join(here, 'src', 'assets', 'tabs');
  mkdirSync(folder, { recursive: true });
  for (const [tab, icon] of Object.entries(tabs)) {
    for (const [end, colour] of Object.entries(tabColours)) {
      const svg = svgOf(icon, colour).replace('<svg ', "<svg width='65' height='65' style='margin:8px' ");
      await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
      await page.screenshot({ path: path.join(folder, `${tab}${end}.png`), omitBackground: true });
    }
  }
  await browser.close();
  console.log('Tab icons written');
}
