import type { ItemOf } from '../../../shared/contract/types';
import type { AreaLevel } from '../../../shared/enums';
import { spokenName } from './rules';

interface AreaRow {
  code: string;
  name: string;
  level: AreaLevel;
  path: string;
}

export function areaView(row: AreaRow, centreCount: number, hasChildren: boolean): ItemOf<'area.list'> {
  return {
    code: row.code,
    name: spokenName(row.name),
    level: row.level,
    path: spokenName(row.path),
    centreCount,
    hasChildren,
  };
}
