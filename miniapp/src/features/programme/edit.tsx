import { programmeDeskWords } from '@shared/words/programme-desk';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Loaded } from '@/ui';
import { Frame } from './frame';
import { PlanForm } from './plan-form';
import './programme.scss';
import './desk.scss';

/** Makes a programme, or changes one that is there. */
export default function EditPage() {
  const w = useWords(programmeDeskWords).form;
  const { centreId, serviceId } = useParams<{ centreId: string; serviceId: string }>();
  const load = useLoad(() => call('deskProgramme.get', { params: { serviceId: serviceId ?? '' } }), [serviceId], {
    when: serviceId !== undefined,
  });
  return (
    <Frame title={serviceId === undefined ? w.create : w.edit} centreId={centreId ?? load.data?.centreId}>
      {(me) =>
        serviceId === undefined ? (
          <PlanForm season={null} centreId={centreId ?? me.deskCentreId ?? ''} />
        ) : (
          <Loaded load={load}>{(season) => <PlanForm season={season} centreId={season.centreId} />}</Loaded>
        )
      }
    </Frame>
  );
}
