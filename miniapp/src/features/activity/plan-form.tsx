import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { serviceRanges } from '@shared/contract/service-ranges';
import { limits } from '@shared/limits';
import { activityDeskWords } from '@shared/words/activity-desk';
import { serviceEnglishWords } from '@shared/words/service-english';
import { back, goInstead } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { englishFields, inChinese } from '@/shell/service-english';
import { Button, DateInput, Field, Icon, notify, Section, TextInput } from '@/ui';
import { spoken } from '@/ui/a11y';
import {
  draftOf,
  emptyDraft,
  isWeighty,
  mostOf,
  planOf,
  type Draft,
  type Plan,
  type TextField,
  type Wrong,
} from './plan';
import { PreviewSheet } from './preview-sheet';
import { WhoFields } from './who-fields';

interface Props {
  /** Null for a new one. */
  activity: Reply<'deskActivity.get'> | null;
  desk: Reply<'deskActivity.list'>;
}

interface FieldMore {
  hint?: string;
  max?: number;
  kind?: 'multi' | 'digits';
  /** It is the day of the same line. */
  day?: boolean;
}

/** Everything that is said of an activity; what is wrong stands at its field, and what the server refuses above the button. */
export function PlanForm({ activity, desk }: Props) {
  const w = useWords(activityDeskWords).form;
  const e = useWords(serviceEnglishWords);
  const [draft, setDraft] = useState<Draft>(() => (activity === null ? emptyDraft : draftOf(activity)));
  const [wrong, setWrong] = useState<Partial<Record<TextField, Wrong>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [looking, setLooking] = useState<Plan | null>(null);
  const isDraft = activity === null || activity.serviceState === 'draft';
  const set = (change: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...change }));
    setRefusal(null);
    setWrong((old) => Object.fromEntries(Object.entries(old).filter(([key]) => !(key in change))));
  };
  const send = async (plan: Plan, reason?: string) => {
    try {
      if (activity === null) {
        const { id } = await call('deskActivity.create', { body: { ...plan, centreId: desk.centreId } });
        notify(w.saved);
        return await goInstead('/features/activity/event', { serviceId: id });
      }
      const body = { ...plan, version: activity.version, reason };
      await call('deskActivity.change', { params: { serviceId: activity.id }, body });
      notify(w.saved);
      return await back();
    } catch (failure) {
      setRefusal(asApiError(failure).message);
    } finally {
      setLooking(null);
    }
    return undefined;
  };
  const save = async () => {
    const read = planOf(draft);
    if ('wrong' in read) {
      setWrong(read.wrong);
      return setRefusal(w.wrong);
    }
    if (activity !== null && !isDraft && isWeighty(activity, read.plan)) return setLooking(read.plan);
    return send(read.plan);
  };
  const errorOf = (key: TextField): string | undefined => {
    const fault = wrong[key];
    if (fault === undefined) return undefined;
    return fault === 'badNumber' || fault === 'badPlaces' ? w[fault](mostOf(key)) : w[fault];
  };
  const field = (key: TextField, label: string, { hint, max = 20, kind, day = false }: FieldMore = {}) => (
    <Field key={key} label={label} hint={hint} error={errorOf(key)}>
      {day ? (
        <DateInput
          label={label}
          value={draft[key]}
          onChange={(on) => set({ [key]: on })}
          error={wrong[key] !== undefined}
        />
      ) : (
        <TextInput
          label={label}
          kind={kind}
          value={draft[key]}
          onChange={(text) => set({ [key]: text })}
          maxLength={max}
          error={wrong[key] !== undefined}
        />
      )}
    </Field>
  );
  return (
    <View className='activity-form'>
      {field('name', w.name, { hint: w.nameHint, max: limits.activityNameMax })}
      {field('summary', w.summary, { max: limits.activitySummaryMax })}
      {field('detail', w.detail, { max: limits.activityDetailMax, kind: 'multi' })}
      {field('place', w.place, { max: limits.activityPlaceMax })}
      {field('on', w.on, { day: true })}
      <View className='activity-form__pair'>
        {field('starts', w.starts, { max: 8, hint: w.timeHint })}
        {field('ends', w.ends, { max: 8 })}
      </View>
      <View className='activity-form__pair'>
        {field('opensOn', w.opensOn, { day: true })}
        {field('opensAt', w.opensAt, { max: 8, hint: w.opensHint })}
      </View>
      <View className='activity-form__pair'>
        {field('untilOn', w.untilOn, { day: true })}
        {field('untilAt', w.untilAt, { max: 8 })}
      </View>
      <View className='activity-form__pair'>
        {field('capacity', w.capacity, { kind: 'digits', max: 5 })}
        {field('party', w.party, { kind: 'digits', max: 2 })}
      </View>
      <View className='activity-form__pair'>
        {field('waitlist', w.waitlist, { kind: 'digits', max: 4, hint: w.waitHint })}
        {field('offer', w.offer, { kind: 'digits', max: 4, hint: w.offerHint })}
      </View>
      {field('cancel', w.cancel, { max: 5 })}
      <View className='activity-form__pair'>
        {field('minAge', w.minAge, { kind: 'digits', max: 3, hint: w.ageHint })}
        {field('maxAge', w.maxAge, { kind: 'digits', max: 3 })}
      </View>
      <WhoFields draft={draft} desk={desk} wasCitywide={activity?.citywide === true} onChange={set} />
      {field('host', w.host, { max: limits.activityHostMax })}
      {field('bring', w.bring, { max: limits.activityBringMax })}
      <Section title={e.englishTitle}>
        <View className='activity-form'>
          <Text className='ui-note'>{e.englishHint}</Text>
          {englishFields.map((key) =>
            field(key, e[key], {
              hint: inChinese(draft, key, e),
              max: serviceRanges[key][1],
              kind: key === 'detailEn' ? 'multi' : undefined,
            }),
          )}
        </View>
      </Section>
      {refusal !== null && (
        <View className='activity-form__refusal' {...spoken({ role: 'alert' })}>
          <Icon name='circle-alert' size={20} color='var(--error)' />
          <Text>{refusal}</Text>
        </View>
      )}
      <Button icon='check' onTap={save}>
        {isDraft ? w.save : w.saveChange}
      </Button>
      {activity !== null && looking !== null && (
        <PreviewSheet
          activity={activity}
          plan={looking}
          onClose={() => setLooking(null)}
          onSave={(reason) => send(looking, reason)}
        />
      )}
    </View>
  );
}
