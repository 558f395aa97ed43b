import { View } from '@tarojs/components';
import { rolesWords } from '@shared/words/roles';
import { call } from '@/services/api';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView, Row, Rows } from '@/ui';

export interface Place {
  id: string;
  name: string;
}

interface PlaceChoiceProps {
  me: Me;
  kind: 'centre' | 'area';
  chosen: string | undefined;
  onChoose: (place: Place) => void;
}

/** The places one answers for: named centres; of an area its centres, or the area with the ones directly below it. */
export function PlaceChoice({ me, kind, chosen, onChoose }: PlaceChoiceProps) {
  const grants = me.grants.filter(({ role }) => role === me.role);
  const own = grants.filter(({ scopeKind }) => scopeKind === kind);
  const row = ({ id, name }: Place, note?: string) => (
    <Row
      key={id}
      icon={id === chosen ? 'circle-check' : kind === 'centre' ? 'building-2' : 'map-pin'}
      iconTone={id === chosen ? 'brand' : 'muted'}
      title={name}
      note={note}
      chevron={false}
      onTap={() => onChoose({ id, name })}
    />
  );
  return (
    <View className='roles-places'>
      {own.length > 0 ? (
        <Rows>{own.map(({ scopeId, scopeName }) => row({ id: scopeId, name: scopeName }))}</Rows>
      ) : null}
      {grants
        .filter(({ scopeKind }) => scopeKind === 'area')
        .map(({ scopeId }) => (
          <Below key={`${kind} ${scopeId}`} kind={kind} areaCode={scopeId} row={row} />
        ))}
    </View>
  );
}

interface BelowProps {
  kind: 'centre' | 'area';
  areaCode: string;
  row: (place: Place, note?: string) => React.ReactNode;
}

function Below({ kind, areaCode, row }: BelowProps) {
  const w = useWords(rolesWords);
  const list = useList<Place & { note?: string }>(
    async (cursor) => {
      if (kind === 'centre') {
        const page = await call('centre.list', { query: { areaCode, cursor } });
        return { ...page, items: page.items.map(({ id, name, areaName }) => ({ id, name, note: areaName })) };
      }
      const page = await call('area.list', { query: { parentCode: areaCode } });
      return { ...page, items: page.items.map(({ code, name }) => ({ id: code, name })) };
    },
    [kind, areaCode],
  );
  return (
    <ListView list={list} rows keyOf={({ id }) => id} empty={{ icon: 'building-2', ...w.noHolders }}>
      {({ note, ...place }) => row(place, note)}
    </ListView>
  );
}
