import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serviceNeedsWords } from '@shared/words/service-needs';
import { back, go, toTop, useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { call, isApiError } from '@/services/api';
import type { Me } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Button, Card, Empty, Loaded, notify, Screen } from '@/ui';
import { hasEffects, type ArrangeView } from './arrange';
import { ArrangePreview } from './arrange-preview';
import { draftOf, isSame, namesOf, wishOf, type Needs, type NeedsDraft, type NeedsWish } from './needs-draft';
import { NeedsFields } from './needs-fields';
import './facility.scss';

/** Which rooms, things and people one service needs, and when it takes them. */
export default function NeedsPage() {
  const w = useWords(serviceNeedsWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'blocks', ...w.gate }}>
      {(me) => <NeedsOfService me={me} />}
    </DeskGate>
  );
}

function NeedsOfService({ me }: { me: Me }) {
  const w = useWords(serviceNeedsWords);
  const isWide = useDesk();
  const { serviceId = '' } = useParams<{ serviceId: string }>();
  const load = useLoad(() => call('serviceNeeds.get', { params: { serviceId } }), [serviceId]);
  // Of one service one form: what is chosen stays while the answer is read anew.
  const body = (
    <Loaded load={load}>
      {(needs) => (
        <View className='facility'>
          {isWide && (
            <Button kind='quiet' size='small' block={false} icon='chevron-left' onTap={back}>
              {w.back}
            </Button>
          )}
          <Form key={needs.serviceId} needs={needs} onChanged={load.reload} />
        </View>
      )}
    </Loaded>
  );
  if (!isWide) return <Screen title={w.title}>{body}</Screen>;
  const { data } = load;
  return (
    <DeskShell
      me={me}
      current='facility'
      title={data === null ? w.title : w.of(data.serviceName)}
      subtitle={data?.centreName ?? ' '}
      centreId={data?.centreId}
      place={data?.centreName}
    >
      {body}
    </DeskShell>
  );
}

function Form({ needs, onChanged }: { needs: Needs; onChanged: () => Promise<void> }) {
  const w = useWords(serviceNeedsWords);
  const { language } = useSettings();
  const isWide = useDesk();
  const [draft, setDraft] = useState<NeedsDraft | null>(null);
  const [looked, setLooked] = useState<{ wish: NeedsWish; seen: ArrangeView } | null>(null);
  const [mine, setMine] = useState<string | null>(null);
  const now = draft ?? draftOf(needs);
  const params = { serviceId: needs.serviceId };
  const { version } = needs;
  const names = (ids: readonly string[]) =>
    ids.length === 0 ? w.nothing : namesOf(needs, ids).join(language === 'en' ? ', ' : '、');
  /** What a colleague has saved first is shown, with what was chosen here; it is not laid over it unseen. */
  const unlessChanged = async <T,>(wish: NeedsWish, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (isApiError(error) && error.code === 'needs.changed') {
        await onChanged();
        setMine(names(wish.resourceIds));
        setLooked(null);
        setDraft(null);
        await toTop();
      }
      throw error;
    }
  };
  const look = (wish: NeedsWish) =>
    unlessChanged(wish, () => call('serviceNeeds.preview', { params, body: { ...wish, version } }));
  const saved = async () => {
    setLooked(null);
    setMine(null);
    await onChanged();
    setDraft(null);
  };
  const save = async () => {
    if (isSame(now, needs)) return notify(w.same);
    const wish = wishOf(now);
    const seen = await look(wish);
    if (hasEffects(seen)) return setLooked({ wish, seen });
    const body = { ...wish, version, basis: seen.basis, instead: [] };
    await unlessChanged(wish, () => call('serviceNeeds.change', { params, body }));
    notify(w.saved);
    return saved();
  };
  if (needs.options.length === 0) {
    const { action, ...words } = w.nothingThere;
    const toList = () => go('/features/facility/index', { centreId: needs.centreId });
    return <Empty icon='blocks' {...words} action={{ word: action, onTap: toList }} />;
  }
  return (
    <View className='ui-stack facility-needs'>
      {!isWide && <Text className='facility-week__name'>{needs.serviceName}</Text>}
      {mine !== null && (
        <Card tone='warn'>
          <Text className='facility-slot__title'>{w.theirs.title}</Text>
          <Text className='facility__note'>{w.theirs.text(mine)}</Text>
        </Card>
      )}
      <Text className='facility__note'>{needs.may.change ? w.lead : w.readOnly}</Text>
      {needs.may.change ? (
        <NeedsFields needs={needs} draft={now} onChange={setDraft} />
      ) : (
        <Card>
          <Text className='facility-slot__title'>{names(needs.resourceIds)}</Text>
        </Card>
      )}
      {needs.may.change && (
        <Button icon='check' block={!isWide} onTap={save}>
          {w.save}
        </Button>
      )}
      {looked !== null && (
        <ArrangePreview
          title={w.preview(needs.serviceName)}
          seen={looked.seen}
          onLookAgain={() => look(looked.wish)}
          onSave={(decision) =>
            unlessChanged(looked.wish, () =>
              call('serviceNeeds.change', { params, body: { ...looked.wish, version, ...decision } }),
            )
          }
          onBack={() => setLooked(null)}
          onClose={() => setLooked(null)}
          onSaved={saved}
        />
      )}
    </View>
  );
}
