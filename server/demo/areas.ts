import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaLevels, type AreaLevel } from '../../shared/enums';

export interface AreaRow {
  code: string;
  parent_code: string | null;
  name: string;
  level: AreaLevel;
  path: string;
}

const file = join(__dirname, 'data', 'divisions-putian-quanzhou.csv');

/** What the file must hold; a cut or changed copy is refused rather than loaded in part. */
const expected: Readonly<Partial<Record<AreaLevel, number>>> = { city: 2, county: 17, town: 232, village: 3552 };
const codeLength: Readonly<Partial<Record<AreaLevel, number>>> = { city: 4, county: 6, town: 9, village: 12 };

const isLevel = (text: string): text is AreaLevel => (areaLevels as readonly string[]).includes(text);

/** The real divisions of Putian and Quanzhou, parents before children, checked for shape and number. */
export function readAreas(text = readFileSync(file, 'utf8')): AreaRow[] {
  const lines = text.trim().split(/\r?\n/).slice(1);
  const rows = new Map<string, AreaRow>();
  for (const line of lines) {
    const [code = '', name = '', level = '', parentCode = ''] = line.split(',');
    if (!isLevel(level) || code.length !== codeLength[level]) throw new Error(`not a division: ${line}`);
    const parent = rows.get(parentCode);
    if (level !== 'city' && (parent === undefined || !code.startsWith(parentCode))) {
      throw new Error(`a division without its parent: ${line}`);
    }
    const path = parent === undefined ? name : `${parent.path} / ${name}`;
    rows.set(code, { code, parent_code: parent?.code ?? null, name, level, path });
  }
  const areas = [...rows.values()];
  for (const level of areaLevels) {
    const count = areas.filter((row) => row.level === level).length;
    if (count !== (expected[level] ?? 0))
      throw new Error(`${count} divisions of level ${level}: the file is not whole`);
  }
  return areas;
}
