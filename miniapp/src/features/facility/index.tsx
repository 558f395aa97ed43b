import { View } from '@tarojs/components';
import { useState } from 'react';
import { facilityWords } from '@shared/words/facility';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { useLiveAgain } from '@/services/live-again';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Button, Empty, Loaded, Screen, Segmented } from '@/ui';
import { Day } from './day';
import type { Resource, Resources } from './facility';
import { ResourceList } from './resource-list';
import { ResourceSheet } from './resource-sheet';
import { Week } from './week';
import './facility.scss';

/** Rooms, equipment and people of a centre: what there is, who has it when, and times for which it is taken out. */
export default function FacilityPage() {
  const w = useWords(facilityWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'blocks', ...w.gate }}>
      {(me) => <Facility me={me} />}
    </DeskGate>
  );
}

function Facility({ me }: { me: Me }) {
  const w = useWords(facilityWords);
  const isWide = useDesk();
  const params = useParams<{ centreId: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? '';
  const load = useLoad(() => call('resource.list', { params: { centreId } }), [centreId], { onShow: true });
  const [adding, setAdding] = useState(false);
  useLiveAgain(load.reload, !adding);
  const body = <Loaded load={load}>{(resources) => <Desk resources={resources} onChanged={load.reload} />}</Loaded>;
  const add = load.data?.may.change === true && (
    <Button block={false} kind='secondary' icon='plus' onTap={() => setAdding(true)}>
      {w.add}
    </Button>
  );
  const sheet = adding && (
    <ResourceSheet
      centreId={centreId}
      resource={null}
      all={load.data?.items ?? []}
      onClose={() => setAdding(false)}
      onChanged={load.reload}
    />
  );
  if (!isWide) {
    return (
      <Screen title={w.title}>
        <View className='facility'>
          {add}
          {body}
        </View>
        {sheet}
      </Screen>
    );
  }
  const place = load.data?.centreName;
  return (
    <DeskShell
      me={me}
      current='facility'
      title={w.title}
      subtitle={place ?? ' '}
      actions={add}
      centreId={centreId}
      place={place}
    >
      {body}
      {sheet}
    </DeskShell>
  );
}

/** The week of one, or one day of all. */
type Seen = 'week' | 'day';

function Desk({ resources, onChanged }: { resources: Resources; onChanged: () => Promise<void> }) {
  const w = useWords(facilityWords);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [view, setView] = useState<Seen>('week');
  const [editing, setEditing] = useState<Resource | null>(null);
  const chosen = resources.items.find(({ id }) => id === chosenId) ?? resources.items[0];
  if (chosen === undefined) return <Empty icon='blocks' {...w.empty} />;
  const views = (
    <Segmented<Seen>
      label={w.viewsLabel}
      options={[
        { value: 'week', word: w.views.week },
        { value: 'day', word: w.views.day },
      ]}
      value={view}
      onChange={setView}
    />
  );
  if (view === 'day') {
    return (
      <View className='facility'>
        {views}
        <Day centreId={resources.centreId} resources={resources.items} />
      </View>
    );
  }
  return (
    <View className='facility'>
      {views}
      <View className='facility__columns'>
        <ResourceList items={resources.items} chosenId={chosen.id} onChoose={setChosenId} />
        <Week
          key={chosen.id}
          centreId={resources.centreId}
          resource={chosen}
          onEdit={resources.may.change ? () => setEditing(chosen) : null}
        />
        {editing !== null && (
          <ResourceSheet
            centreId={resources.centreId}
            resource={editing}
            all={resources.items}
            onClose={() => setEditing(null)}
            onChanged={onChanged}
          />
        )}
      </View>
    </View>
  );
}
