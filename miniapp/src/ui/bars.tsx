import { Text, View } from '@tarojs/components';
import { uiWords } from '@shared/words/ui';
import { back, goTab, type TabName } from '../platform/navigate';
import { useWords } from '../services/settings';
import { spoken } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icons';
import { Tap } from './tap';

/*
 * The browser's title bar and tab bar. WeChat paints its own; the framework's for browsers can neither be read out nor
 * reached by keys, nor do they follow care mode.
 */

export function TitleBar({ title, way }: { title: string; way: 'back' | 'home' | 'none' }) {
  const w = useWords(uiWords);
  return (
    <View className='ui-title-bar' {...spoken({ role: 'banner' })}>
      {way !== 'none' && (
        <Tap
          className='ui-title-bar__back'
          onTap={() => (way === 'back' ? back() : goTab('home'))}
          label={way === 'back' ? w.back : w.home}
        >
          <Icon name={way === 'back' ? 'chevron-left' : 'house'} size={way === 'back' ? 26 : 22} />
        </Tap>
      )}
      <View
        className={cx('ui-title-bar__title', way === 'none' && 'ui-title-bar__title--alone')}
        {...spoken({ role: 'heading' })}
        aria-level='1'
      >
        <Text>{title}</Text>
      </View>
    </View>
  );
}

const tabs: readonly { name: TabName; icon: IconName }[] = [
  { name: 'home', icon: 'house' },
  { name: 'services', icon: 'layout-grid' },
  { name: 'mine', icon: 'user-round' },
];

export function TabBar({ current }: { current: TabName }) {
  const w = useWords(uiWords);
  return (
    <View className='ui-tab-bar' {...spoken({ role: 'navigation', label: w.tabs.label })}>
      {tabs.map(({ name, icon }) => (
        <Tap
          key={name}
          role='link'
          current={name === current}
          className={cx('ui-tab-bar__item', name === current && 'is-chosen')}
          onTap={() => (name === current ? undefined : goTab(name))}
          label={w.tabs[name]}
        >
          <Icon name={icon} size={22} />
          <Text className='ui-tab-bar__word'>{w.tabs[name]}</Text>
        </Tap>
      ))}
    </View>
  );
}
