import { activityDeskWords } from '@shared/words/activity-desk';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Loaded } from '@/ui';
import { Frame } from './frame';
import { PlanForm } from './plan-form';
import './desk.scss';

/** Plans an activity, or changes one that is there. */
export default function EditPage() {
  const w = useWords(activityDeskWords).form;
  const { centreId, serviceId } = useParams<{ centreId: string; serviceId: string }>();
  const load = useLoad(async () => {
    const activity = serviceId === undefined ? null : await call('deskActivity.get', { params: { serviceId } });
    // For whom one may be held here, and whether it may be the whole city's.
    const of = activity?.centreId ?? centreId;
    const desk = await call('deskActivity.list', { query: { centreId: of, limit: 1 } });
    return { activity, desk };
  }, [serviceId, centreId]);
  return (
    <Frame
      title={serviceId === undefined ? w.create : w.edit}
      centreId={centreId ?? load.data?.activity?.centreId ?? undefined}
    >
      {() => <Loaded load={load}>{({ activity, desk }) => <PlanForm activity={activity} desk={desk} />}</Loaded>}
    </Frame>
  );
}
