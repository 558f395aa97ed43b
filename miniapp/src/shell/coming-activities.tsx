import type { ItemOf } from '@shared/contract/types';
import { activityWords } from '@shared/words/activity';
import { activityRow } from '@shared/words/activity-row';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useServerNow } from '@/services/server-clock';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { BigTask, Row, Rows, Section, Tag } from '@/ui';
import { inTurn } from '@/ui/a11y';
import { activityFace, whenWords } from './activity-face';
import { faceMarks, momentWords } from './once';

interface ComingProps {
  /** Of one centre and its city; without it of all. */
  centreId: string | undefined;
  most?: number;
}

const useComing = (centreId: string | undefined, limit: number) =>
  useLoad(() => call('activity.list', { query: { centreId, limit } }), [centreId, limit], { onShow: true }).data
    ?.items ?? [];

const toList = (centreId: string | undefined) =>
  go('/features/booking/activities', centreId === undefined ? {} : { centreId });

/** The next activities beside other things; nothing at all where there are none. */
export function ComingActivities({ centreId, most = 2 }: ComingProps) {
  const r = useWords(activityRow);
  const items = useComing(centreId, most);
  if (items.length === 0) return null;
  return (
    <Section title={r.title} aside={r.all} onAside={() => toList(centreId)}>
      <Rows>
        {items.map((one) => (
          <Coming key={one.id} activity={one} />
        ))}
      </Rows>
    </Section>
  );
}

function Coming({ activity }: { activity: ItemOf<'activity.list'> }) {
  const w = useWords(activityWords);
  const { language } = useSettings();
  const now = useServerNow(30_000);
  const face = activityFace(activity, now);
  const note = `${whenWords(activity, now, language)} · ${activity.place}`;
  return (
    <Row
      icon='tent'
      iconTone='violet'
      title={activity.name}
      note={note}
      label={inTurn(activity.name, note, w.faces[face])}
      tag={<Tag tone={faceMarks[face].tone}>{w.faces[face]}</Tag>}
      onTap={() => go('/features/booking/activity', { serviceId: activity.id })}
    />
  );
}

/** The same in care mode: one big task, and only where there is something to go to. */
export function ComingTask({ centreId }: { centreId: string | undefined }) {
  const w = useWords(activityWords);
  const r = useWords(activityRow);
  const { language } = useSettings();
  const now = useServerNow(30_000);
  const [next] = useComing(centreId, 1);
  if (next === undefined) return null;
  const isLater = activityFace(next, now) === 'later';
  const when = isLater ? r.opens(momentWords(next.opensAt, now, language)) : whenWords(next, now, language);
  return (
    <BigTask
      icon='tent'
      tone='violet'
      title={w.listTitle}
      note={`${next.name} · ${when}`}
      onTap={() => toList(centreId)}
    />
  );
}
