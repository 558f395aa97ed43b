import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { deskShellWords } from '@shared/words/desk-shell';
import { homeWords } from '@shared/words/home';
import { signInWords } from '@shared/words/ui';
import { goInstead, goTab } from '@/platform/navigate';
import { signOut, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { tokens } from '@/services/tokens';
import { ask, DeskLayout, Icon, Tap } from '@/ui';
import type { IconName } from '@/ui/icons';
import { deskWays, waysOf, type DeskWay } from './desk-ways';

interface DeskShellProps {
  me: Me;
  /** Which entry of the navigation this page is. */
  current: DeskWay;
  title: string;
  subtitle?: string;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** The centre in view; goes along to the other pages that are about one. */
  centreId?: string;
  /** Where one works; the place of the role without it. */
  place?: string;
  badges?: Partial<Record<DeskWay, number>>;
  /** Entries that this very page shows: what a tap does in the place of opening it anew. */
  within?: Partial<Record<DeskWay, () => void>>;
  /** More ways at the foot, above leaving. */
  ways?: ReactNode;
  children: ReactNode;
}

/** A page of the desk in a wide browser: its navigation holds what the role has, whichever page is open. */
export function DeskShell({ me, current, centreId, place, badges, within, ways, ...page }: DeskShellProps) {
  const w = useWords(deskShellWords);
  const brand = useWords(homeWords).title;
  const { roles } = useWords(signInWords);
  const item = (key: DeskWay) => {
    const { icon, page: address, values, ofCentre } = deskWays[key];
    const open = () => goInstead(address, { ...values, ...(ofCentre ? { centreId } : {}) });
    return { key, icon, word: w.nav[key], badge: badges?.[key], onTap: within?.[key] ?? open };
  };
  const groups = waysOf(me).map(({ group, ways: keys }) => ({
    key: group,
    word: w.groups[group],
    items: keys.map(item),
  }));
  const leave = async () => {
    if (await ask({ ...w.leaveAsk, yes: w.leave })) await signOut();
  };
  const own = me.grants.filter(({ role }) => role === me.role).map(({ scopeName }) => scopeName);
  return (
    <DeskLayout
      {...page}
      brand={brand}
      place={place ?? own.join('、')}
      groups={groups}
      current={current}
      foot={
        <View className='ui-desk__ways'>
          <Text className='ui-desk__who'>{[me.name, roles[me.role]].filter(Boolean).join(' · ')}</Text>
          {ways}
          <FootWay icon='house' word={w.home} onTap={() => goTab('home')} />
          {tokens()?.kind === 'desk' && <FootWay icon='log-out' word={w.leave} onTap={leave} />}
        </View>
      }
    />
  );
}

/** A way at the foot of the navigation. */
export function FootWay({ icon, word, onTap }: { icon: IconName; word: string; onTap: () => unknown }) {
  return (
    <Tap className='ui-desk__way' role='link' onTap={onTap}>
      <Icon name={icon} size={18} />
      <Text>{word}</Text>
    </Tap>
  );
}
