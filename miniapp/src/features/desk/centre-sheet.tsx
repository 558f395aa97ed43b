import { View } from '@tarojs/components';
import { deskWords } from '@shared/words/desk';
import { call } from '@/services/api';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView, Row, Rows, Section, Sheet } from '@/ui';

type Grant = Me['grants'][number];

const deskRoles: readonly Grant['role'][] = ['staff', 'manager', 'operator'];
/** The places of the role one acts in; another role has to be switched to first. */
const deskGrants = (me: Me): Grant[] => me.grants.filter(({ role }) => role === me.role && deskRoles.includes(role));

/** Whether somebody works for more than one centre: then the desk offers to change it. */
export function worksForSeveral(me: Me): boolean {
  const grants = deskGrants(me);
  return grants.some(({ scopeKind }) => scopeKind === 'area') || grants.length > 1;
}

interface CentreSheetProps {
  me: Me;
  current: string;
  onChoose: (centreId: string) => void;
  onClose: () => void;
}

/** The centres that somebody works for: named ones, and all of their areas. */
export function CentreSheet({ me, current, onChoose, onClose }: CentreSheetProps) {
  const w = useWords(deskWords);
  const grants = deskGrants(me);
  const centres = grants.filter(({ scopeKind }) => scopeKind === 'centre');
  const row = (id: string, name: string, note?: string) => (
    <Row
      key={id}
      title={name}
      note={note}
      icon={id === current ? 'circle-check' : 'building-2'}
      onTap={() => onChoose(id)}
    />
  );
  return (
    <Sheet open title={w.switchCentre} onClose={onClose}>
      <View className='ui-stack'>
        {centres.length > 0 && <Rows>{centres.map(({ scopeId, scopeName }) => row(scopeId, scopeName))}</Rows>}
        {grants
          .filter(({ scopeKind }) => scopeKind === 'area')
          .map(({ scopeId, scopeName }) => (
            <AreaCentres key={scopeId} areaCode={scopeId} areaName={scopeName} row={row} />
          ))}
      </View>
    </Sheet>
  );
}

interface AreaCentresProps {
  areaCode: string;
  areaName: string;
  row: (id: string, name: string, note?: string) => React.ReactNode;
}

function AreaCentres({ areaCode, areaName, row }: AreaCentresProps) {
  const w = useWords(deskWords);
  const list = useList((cursor) => call('centre.list', { query: { areaCode, cursor } }), [areaCode]);
  return (
    <Section title={areaName}>
      <ListView list={list} rows keyOf={({ id }) => id} empty={{ icon: 'building-2', title: w.gate.noCentre }}>
        {({ id, name, areaName: where }) => row(id, name, where)}
      </ListView>
    </Section>
  );
}
