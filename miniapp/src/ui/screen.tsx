import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useEffect, useState, type ReactNode } from 'react';
import type { TabName } from '../platform/navigate';
import { isH5 } from '../platform/target';
import { fontFactor, useSettings } from '../services/settings';
import { spoken } from './a11y';
import { TabBar, TitleBar } from './bars';
import { cx } from './cx';
import { Overlays } from './overlays';

interface ScreenProps {
  title: string;
  children: ReactNode;
  /** Stays at the bottom of the window: the page's one main action. */
  bar?: ReactNode;
  tab?: TabName;
  pad?: boolean;
  /** Uses the whole width of a desk; without it a page stays a column one can read. */
  wide?: boolean;
  /** Has its own navigation (the desk): no title bar. */
  bare?: boolean;
  /** Needs `enablePullDownRefresh` in the page's config. */
  onPullDown?: () => Promise<unknown>;
}

/** The frame of every page: theme, care mode, type size, bars, and whatever may come over it. */
export function Screen({ title, children, bar, tab, pad = true, wide = false, bare = false, onPullDown }: ScreenProps) {
  const settings = useSettings();
  const [seen, setSeen] = useState(true);
  const [depth] = useState(() => Taro.getCurrentPages().length);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  usePullDownRefresh(() => {
    void (onPullDown?.() ?? Promise.resolve()).finally(() => Taro.stopPullDownRefresh());
  });

  useEffect(() => {
    if (!seen) return;
    if (isH5) document.title = title;
    else void Taro.setNavigationBarTitle({ title });
  }, [title, seen]);

  useEffect(() => {
    if (isH5) document.documentElement.lang = settings.language === 'en' ? 'en' : 'zh-CN';
  }, [settings.language]);

  useEffect(() => {
    if (seen) paintBars(settings.theme, tab !== undefined);
  }, [settings.theme, seen, tab]);

  return (
    <View
      className={cx(
        'ui-root ui-screen',
        `theme-${settings.theme}`,
        settings.care && 'care',
        settings.language === 'en' && 'lang-en',
        wide && 'ui-screen--wide',
        isH5 && 'is-h5',
      )}
      style={{ '--fs': String(fontFactor(settings)) } as object}
    >
      {isH5 && !bare && <TitleBar title={title} way={tab ? 'none' : depth > 1 ? 'back' : 'home'} />}
      <View className={cx('ui-screen__main', pad && 'ui-screen__main--pad')} {...spoken({ role: 'main' })}>
        {children}
      </View>
      {(bar || (isH5 && tab)) && (
        <View className='ui-screen__foot'>
          {bar && <View className='ui-screen__bar'>{bar}</View>}
          {isH5 && tab && <TabBar current={tab} />}
        </View>
      )}
      {seen && <Overlays />}
    </View>
  );
}

const bars = {
  light: { front: '#000000', ground: '#f5f6f8', tab: '#5F6368', tabOn: '#0B57C2', tabGround: '#FFFFFF', line: 'white' },
  dark: { front: '#ffffff', ground: '#111111', tab: '#A4A4A6', tabOn: '#86B4FB', tabGround: '#1C1C1E', line: 'black' },
} as const;

/** WeChat's own bars follow the system by theme.json; a theme chosen here must be told to them page by page. */
function paintBars(theme: 'auto' | 'light' | 'dark', onTab: boolean): void {
  if (isH5) {
    document.documentElement.dataset.theme = theme;
    return;
  }
  const night = theme === 'dark' || (theme === 'auto' && Taro.getAppBaseInfo().theme === 'dark');
  const c = night ? bars.dark : bars.light;
  void Taro.setNavigationBarColor({ frontColor: c.front, backgroundColor: c.ground }).catch(() => undefined);
  void Taro.setBackgroundColor({ backgroundColor: c.ground }).catch(() => undefined);
  if (!onTab) return;
  const tabs = { color: c.tab, selectedColor: c.tabOn, backgroundColor: c.tabGround, borderStyle: c.line };
  void Taro.setTabBarStyle(tabs).catch(() => undefined);
}
