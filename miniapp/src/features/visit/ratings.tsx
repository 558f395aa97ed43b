import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { dateWords } from '@shared/time/words';
import { visitWords } from '@shared/words/visit';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView, RatingCard, Screen } from '@/ui';

/** What neighbours say of a service, without who says it. */
export default function RatingsPage() {
  const w = useWords(visitWords);
  const { language } = useSettings();
  const { serviceId = '' } = useParams<{ serviceId: string }>();
  const [head, setHead] = useState<string | null>(null);
  const list = useList(
    async (cursor) => {
      const page = await call('rating.ofService', { params: { serviceId }, query: { cursor } });
      setHead(page.average === null ? null : w.ratingsOf(page.average.toFixed(1), page.ratings));
      return { ...page, items: page.items.map((one) => ({ ...one, key: `${one.ratedAt} ${one.comment}` })) };
    },
    [serviceId],
  );
  return (
    <Screen title={w.ratings}>
      <View className='ui-stack'>
        {head !== null && <Text className='ui-section__title'>{head}</Text>}
        <ListView
          list={list}
          keyOf={({ key }) => key}
          empty={{ icon: 'message-circle', title: w.noRatings, hint: w.noRatingsHint }}
        >
          {(one) => (
            <RatingCard
              stars={one.stars}
              comment={one.comment}
              when={dateWords(civilDay(new Date(one.ratedAt)), language === 'en' ? 'en' : 'zh-CN')}
              answer={one.answer}
            />
          )}
        </ListView>
      </View>
    </Screen>
  );
}
