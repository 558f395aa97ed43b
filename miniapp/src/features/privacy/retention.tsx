import { Text, View } from '@tarojs/components';
import { privacyPageWords } from '@shared/words/privacy';
import { useCareBar } from '@/shell/care-bar';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Loaded, Row, Rows, Screen } from '@/ui';
import './privacy.scss';

/** What is kept for how long; the same table by which the jobs delete. For everybody, also signed out. */
export default function RetentionPage() {
  const w = useWords(privacyPageWords).retention;
  const bar = useCareBar();
  const load = useLoad(() => call('retention.list'), []);
  const timeOf = (days: number | null, atLeast: boolean) => {
    if (days === null) return w.account;
    return atLeast ? w.atLeast(w.days(days)) : w.days(days);
  };
  return (
    <Screen title={w.title} bar={bar}>
      <View className='own'>
        <Text className='own__lead'>{w.lead}</Text>
        <Loaded load={load}>
          {({ items }) => (
            <Rows>
              {items.map(({ kind, days, atLeast }) => (
                <Row key={kind} {...w.kinds[kind]} value={timeOf(days, atLeast)} />
              ))}
            </Rows>
          )}
        </Loaded>
      </View>
    </Screen>
  );
}
