import type { Selectable } from 'kysely';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { ActScope } from '../../../shared/enums';
import type { residence } from '../../db/types';
import type { Vault } from '../../kernel/vault';
import type { AreaName } from '../grid';
import type { PowerRow } from './power-store';
import { lastDayOf } from './rules';

type Residence = NonNullable<Reply<'residence.mine'>['residence']>;

export const residenceView = (
  vault: Vault,
  row: Selectable<residence>,
  names: ReadonlyMap<string, AreaName>,
): Residence => ({
  id: row.id,
  state: row.state,
  areaCode: row.area_code,
  areaName: names.get(row.area_code)?.path ?? row.area_code,
  gridCode: row.grid_code,
  detail: vault.open({ column: 'residence.detail', rowId: row.id }, { text: row.detail_sealed, keyId: row.detail_key }),
  filedAt: row.filed_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
});

interface Mays {
  may_view: number;
  may_book: number;
  may_cancel: number;
}

export function scopesOf(row: Mays): ActScope[] {
  const scopes: ActScope[] = [];
  if (row.may_view === 1) scopes.push('view');
  if (row.may_book === 1) scopes.push('book');
  if (row.may_cancel === 1) scopes.push('cancel');
  return scopes;
}

export const maysOf = (scopes: readonly ActScope[]): Mays => ({
  may_view: scopes.includes('view') ? 1 : 0,
  may_book: scopes.includes('book') ? 1 : 0,
  may_cancel: scopes.includes('cancel') ? 1 : 0,
});

/** A power as one of its two people sees it: `personId` is the other. */
export const powerView = (row: PowerRow, personId: string, name: string | null): ItemOf<'family.list'> => ({
  id: row.id,
  kind: row.kind,
  personId,
  name: name ?? '',
  scopes: scopesOf(row),
  lastOn: lastDayOf(row.ends_at),
});
