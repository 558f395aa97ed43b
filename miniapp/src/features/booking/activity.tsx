import { useShareAppMessage } from '@tarojs/taro';
import type { Reply } from '@shared/contract/types';
import { activityWords } from '@shared/words/activity';
import { goInstead, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad, type Load } from '@/services/use-load';
import { Empty, Loaded, Screen } from '@/ui';
import { BookActivity } from './book-activity';
import './service.scss';

/** An activity: what it is, when booking opens, and a place in it. */
export default function ActivityPage() {
  const w = useWords(activityWords);
  const { serviceId = '' } = useParams<{ serviceId: string }>();
  const load = useLoad(() => call('activity.get', { params: { serviceId } }), [serviceId], { onShow: true });
  const { data } = load;
  useShareAppMessage(() => ({
    title: data === null ? w.listTitle : w.share(data.name),
    path: `/features/booking/activity?serviceId=${encodeURIComponent(serviceId)}`,
  }));
  return data === null ? <NotYet load={load} /> : <BookActivity activity={data} onReload={load.reload} />;
}

function NotYet({ load }: { load: Load<Reply<'activity.get'>> }) {
  const w = useWords(activityWords);
  return (
    <Screen title={w.title} onPullDown={load.reload}>
      {load.error?.code === 'not_found' ? (
        <Empty
          icon='tent'
          title={w.gone}
          hint={w.goneHint}
          action={{ word: w.others, onTap: () => goInstead('/features/booking/activities') }}
        />
      ) : (
        <Loaded load={load}>{() => null}</Loaded>
      )}
    </Screen>
  );
}
