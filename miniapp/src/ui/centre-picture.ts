/** Colours of a sky, the far houses, the roof and the door. */
const palettes = [
  { sky: '#dfeafc', low: '#f2f7ff', far: '#b9d2f5', roof: '#0b57c2', door: '#e06f2c', sun: '#ffd9a8', tree: '#2b8a62' },
  { sky: '#e3f1ee', low: '#f4faf8', far: '#b4d8cf', roof: '#0f766e', door: '#c8553d', sun: '#ffe1a6', tree: '#3c8f5a' },
  { sky: '#fbeadf', low: '#fff7f0', far: '#f0cdb4', roof: '#a4452c', door: '#1f5fae', sun: '#ffc98f', tree: '#5b8f3e' },
  { sky: '#e9e6fa', low: '#f7f5ff', far: '#c9c2ee', roof: '#4f3fb0', door: '#d9772f', sun: '#ffd9c2', tree: '#2f8f78' },
  { sky: '#e2eef6', low: '#f5fafd', far: '#b5cfdf', roof: '#2b5b7c', door: '#d2603a', sun: '#ffdf9e', tree: '#3f8a55' },
] as const;

type Palette = (typeof palettes)[number];

/** 0 … 2³²−1 from a text, spread evenly: only to choose a drawing. */
function spread(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 16777619);
  }
  return hash >>> 0;
}

const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0): string =>
  `<rect x='${x}' y='${y}' width='${w}' height='${h}' fill='${fill}'${r ? ` rx='${r}'` : ''}/>`;
const path = (d: string, fill: string): string => `<path d='${d}' fill='${fill}'/>`;
const disc = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx='${x}' cy='${y}' r='${r}' fill='${fill}'/>`;

/** A red-brick house with swallow-tail ridge, as the coast of southern Fujian builds them. */
function ridgeHouse(p: Palette): string {
  return (
    rect(118, 62, 124, 54, '#ffffff') +
    path('M98 64c16-3 26-10 34-24h96c8 14 18 21 34 24z', p.roof) +
    path('M124 41c18 3 26 1 30-5h52c4 6 12 8 30 5l-6 8H130z', p.roof) +
    rect(168, 80, 24, 36, p.door, 2) +
    [132, 208].map((x) => rect(x, 76, 20, 18, p.sky, 2) + rect(x + 9, 76, 2, 18, '#ffffff')).join('')
  );
}

function gableHouse(p: Palette): string {
  return (
    rect(122, 58, 116, 58, '#ffffff') +
    path('M104 62 180 22l76 40z', p.roof) +
    rect(168, 82, 24, 34, p.door, 2) +
    [134, 206].map((x) => rect(x, 72, 20, 16, p.sky, 2)).join('') +
    disc(180, 48, 7, '#ffffff')
  );
}

/** Two floors with a long balcony: the new centres of the towns. */
function longHouse(p: Palette): string {
  const windows = [112, 136, 212, 236]
    .map((x) => rect(x, 46, 16, 16, p.sky, 2) + rect(x, 82, 16, 18, p.sky, 2))
    .join('');
  return (
    rect(98, 38, 164, 78, '#ffffff') +
    rect(92, 30, 176, 10, p.roof, 2) +
    rect(98, 68, 164, 5, p.far) +
    windows +
    rect(162, 80, 36, 36, p.door, 2) +
    rect(179, 80, 2, 36, '#ffffff') +
    rect(160, 48, 40, 14, p.roof, 2)
  );
}

/** A hall with a round porch. */
function hall(p: Palette): string {
  const columns = [128, 146, 206, 224].map((x) => rect(x, 68, 8, 48, p.far)).join('');
  return (
    rect(112, 60, 136, 56, '#ffffff') +
    path('M104 62c10-26 40-38 76-38s66 12 76 38z', p.roof) +
    columns +
    path('M164 116V90a16 16 0 0 1 32 0v26z', p.door) +
    rect(112, 60, 136, 5, p.far)
  );
}

const houses = [gableHouse, ridgeHouse, longHouse, hall] as const;

function town(p: Palette, bits: number): string {
  const heights = [0, 1, 2, 3, 4, 5].map((i) => 34 + ((bits >> (i * 3)) & 7) * 6);
  const places = [14, 48, 78, 272, 300, 330];
  return places.map((x, i) => rect(x, 116 - (heights[i] ?? 40), 26, heights[i] ?? 40, p.far, 2)).join('');
}

/** An SVG picture as a data URI, 360 × 128, made only from the seed. */
export function centrePicture(seed: string): string {
  const bits = spread(seed);
  const p = palettes[bits % palettes.length] ?? palettes[0];
  const house = houses[(bits >>> 4) % houses.length] ?? gableHouse;
  const sunX = (bits >>> 8) % 2 === 0 ? 300 : 66;
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 360 128' preserveAspectRatio='xMidYMax slice'>` +
    `<defs><linearGradient id='s' x2='0' y2='1'><stop stop-color='${p.sky}'/><stop offset='1' stop-color='${p.low}'/></linearGradient></defs>` +
    rect(0, 0, 360, 128, 'url(#s)') +
    disc(sunX, 34, 15, p.sun) +
    town(p, bits >>> 9) +
    house(p) +
    [92, 108, 262, 276].map((x, i) => disc(x, 108 - (i % 2) * 4, 10 + (i % 2) * 3, p.tree)).join('') +
    rect(0, 116, 360, 12, p.far) +
    '</svg>';
  return `data:image/svg+xml,${svg.replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}`;
}
