import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { neighbourWords } from '@shared/words/neighbours';
import { useDesk } from '@/platform/target';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Screen, Segmented } from '@/ui';
import { Agreements, useAgreements } from './agreements';
import { Members, useMembers } from './members';
import { Proxies, useProxies } from './proxies';
import { Residences, useResidences } from './residences';
import './neighbours.scss';

const kinds = ['residences', 'agreements', 'members', 'proxies'] as const;
type Kind = (typeof kinds)[number];

/** For those who know who lives where: addresses to check, people without WeChat to ask and to take out, and proxies to stop. */
export default function NeighboursPage() {
  const w = useWords(neighbourWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.checkNeighbours} refusal={{ icon: 'shield', ...w.gate }}>
      {(me) => <Checks key={me.accountId} me={me} />}
    </DeskGate>
  );
}

function Checks({ me }: { me: Me }) {
  const w = useWords(neighbourWords);
  const isWide = useDesk();
  const [kind, setKind] = useState<Kind>('residences');
  const residences = useResidences();
  const agreements = useAgreements();
  const members = useMembers();
  const proxies = useProxies();
  const content = (
    <View className='ui-stack'>
      <View className='neighbours-views'>
        <Segmented
          label={w.view}
          options={kinds.map((value) => ({ value, word: w.views[value] }))}
          value={kind}
          onChange={setKind}
        />
      </View>
      <Text className='neighbours-lead'>{w.leads[kind]}</Text>
      {kind === 'residences' && <Residences list={residences} />}
      {kind === 'agreements' && <Agreements list={agreements} />}
      {kind === 'members' && <Members list={members} />}
      {kind === 'proxies' && <Proxies list={proxies} />}
    </View>
  );
  if (isWide) {
    return (
      <DeskShell me={me} current='neighbours' title={w.title}>
        {content}
      </DeskShell>
    );
  }
  return (
    <Screen
      title={w.title}
      onPullDown={() => Promise.all([residences, agreements, members, proxies].map(({ reload }) => reload()))}
    >
      {content}
    </Screen>
  );
}
