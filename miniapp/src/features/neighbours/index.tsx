import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { homeWords } from '@shared/words/home';
import { neighbourRow } from '@shared/words/neighbour-row';
import { neighbourWords } from '@shared/words/neighbours';
import { hereAddress } from '@/platform/address';
import { goInstead, goTab } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { signIn, useSession, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskLayout, Empty, Icon, Screen, Segmented, Tap } from '@/ui';
import { Agreements, useAgreements } from './agreements';
import { Proxies, useProxies } from './proxies';
import { Residences, useResidences } from './residences';
import './neighbours.scss';

const kinds = ['residences', 'agreements', 'proxies'] as const;
type Kind = (typeof kinds)[number];

/** For those who know who lives where: addresses to check, people without WeChat to ask, and proxies to stop. */
export default function NeighboursPage() {
  const w = useWords(neighbourWords);
  const { me } = useSession();
  const isWide = useDesk();
  const wantsDeskLogin = me === null && isWide;
  useEffect(() => {
    // The idle watch may have been there first, and the address is the login page's already.
    const isThere = hereAddress().startsWith('/features/desk-login/');
    if (wantsDeskLogin && !isThere) void goInstead('/features/desk-login/index', { next: hereAddress() });
  }, [wantsDeskLogin]);
  if (me?.may.checkNeighbours) return <Checks key={me.accountId} me={me} />;
  return (
    <Screen title={w.title}>
      {me === null ? (
        <Empty
          icon='log-in'
          title={w.gate.signedOut}
          hint={w.gate.signedOutHint}
          action={{ word: w.gate.signIn, onTap: () => signIn() }}
        />
      ) : (
        <Empty
          icon='shield'
          title={w.gate.title}
          hint={w.gate.hint}
          action={{ word: w.gate.home, onTap: () => goTab('mine') }}
        />
      )}
    </Screen>
  );
}

function Checks({ me }: { me: Me }) {
  const w = useWords(neighbourWords);
  const isWide = useDesk();
  const [kind, setKind] = useState<Kind>('residences');
  const residences = useResidences();
  const agreements = useAgreements();
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
      {kind === 'proxies' && <Proxies list={proxies} />}
    </View>
  );
  if (isWide) return <Desk me={me}>{content}</Desk>;
  return (
    <Screen
      title={w.title}
      onPullDown={() => Promise.all([residences, agreements, proxies].map(({ reload }) => reload()))}
    >
      {content}
    </Screen>
  );
}

function Desk({ me, children }: { me: Me; children: JSX.Element }) {
  const w = useWords(neighbourWords);
  const { nav } = useWords(neighbourRow);
  const brand = useWords(homeWords).title;
  const desk = (view: 'slots' | 'list') => () => goInstead('/features/desk/index', view === 'list' ? { view } : {});
  const grant = me.grants.find(({ role }) => role === me.role);
  return (
    <DeskLayout
      title={w.title}
      brand={brand}
      place={grant?.scopeName ?? w.place}
      items={[
        ...(me.may.desk
          ? [
              { key: 'slots', icon: 'layout-grid' as const, word: w.desk.slots, onTap: desk('slots') },
              { key: 'list', icon: 'list-checks' as const, word: w.desk.list, onTap: desk('list') },
            ]
          : []),
        { key: 'neighbours', icon: 'map-pin', word: nav, onTap: () => undefined },
      ]}
      current='neighbours'
      foot={
        <View className='neighbours-foot'>
          {me.name !== null && <Text>{me.name}</Text>}
          <Tap className='neighbours-foot__way' role='link' onTap={() => goTab('home')}>
            <Icon name='house' size={18} />
            <Text>{w.desk.home}</Text>
          </Tap>
        </View>
      }
    >
      {children}
    </DeskLayout>
  );
}
