import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { serviceRanges } from '@shared/contract/service-ranges';
import { limits } from '@shared/limits';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { serviceEnglishWords } from '@shared/words/service-english';
import { back, goInstead } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { englishFields, inChinese } from '@/shell/service-english';
import { Button, DateInput, Field, Icon, notify, Section, TextInput } from '@/ui';
import { spoken } from '@/ui/a11y';
import { PatternFields, type FieldMore } from './pattern-fields';
import {
  draftOf,
  emptyDraft,
  planOf,
  sessionsOfSeason,
  type Draft,
  type DraftField,
  type Plan,
  type TextField,
  type Wrong,
} from './plan';
import { PlacesPreview } from './places-preview';

interface Props {
  /** Null for a new one. */
  season: Reply<'deskProgramme.get'> | null;
  centreId: string;
}

/** Everything that is said of a programme; what is wrong stands at its field, and what the server refuses above the button. */
export function PlanForm({ season, centreId }: Props) {
  const w = useWords(programmeDeskWords).form;
  const e = useWords(serviceEnglishWords);
  const [draft, setDraft] = useState<Draft>(() => (season === null ? emptyDraft : draftOf(season)));
  const [wrong, setWrong] = useState<Partial<Record<DraftField, Wrong>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [looking, setLooking] = useState<Plan | null>(null);
  const isFixed = season !== null && !season.may.changeSessions;
  const set = (change: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...change }));
    setRefusal(null);
    setWrong((old) => Object.fromEntries(Object.entries(old).filter(([key]) => !(key in change))));
  };
  const send = async (plan: Plan) => {
    try {
      if (season === null) {
        const { id } = await call('deskProgramme.create', { body: { ...plan, centreId } });
        notify(w.saved);
        return await goInstead('/features/programme/season', { serviceId: id });
      }
      const body = { ...plan, version: season.version };
      await call('deskProgramme.change', { params: { serviceId: season.id }, body });
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
    const read = planOf(draft, season !== null && isFixed ? sessionsOfSeason(season) : null);
    if ('wrong' in read) {
      setWrong(read.wrong);
      return setRefusal(w.wrong);
    }
    // Of what is published, other places may hit somebody.
    if (season !== null && isFixed && season.capacity !== read.plan.capacity) return setLooking(read.plan);
    return send(read.plan);
  };
  const field = (key: TextField, label: string, more: FieldMore = {}) => (
    <Field key={key} label={label} hint={more.hint} error={wrong[key] === undefined ? undefined : w[wrong[key]]}>
      {more.day === true ? (
        <DateInput
          label={label}
          value={draft[key]}
          onChange={(on) => set({ [key]: on })}
          error={wrong[key] !== undefined}
        />
      ) : (
        <TextInput
          label={label}
          kind={more.kind}
          value={draft[key]}
          onChange={(text) => set({ [key]: text })}
          maxLength={more.max ?? 20}
          error={wrong[key] !== undefined}
        />
      )}
    </Field>
  );
  return (
    <View className='season-form'>
      {field('name', w.name, { hint: w.nameHint, max: limits.programmeNameMax })}
      {field('summary', w.summary, { max: limits.programmeSummaryMax })}
      {field('detail', w.detail, { max: limits.programmeDetailMax, kind: 'multi' })}
      {field('place', w.place, { max: limits.programmePlaceMax, hint: isFixed ? w.placeHint : undefined })}
      {field('host', w.host, { max: limits.nameMax })}
      {field('bring', w.bring, { max: limits.programmeBringMax })}
      <View className='season-form__pair'>
        {field('capacity', w.capacity, { kind: 'digits', max: 3 })}
        {field('waitlist', w.waitlist, { kind: 'digits', max: 3 })}
      </View>
      <View className='season-form__pair'>
        {field('minAge', w.minAge, { kind: 'digits', max: 2 })}
        {field('maxAge', w.maxAge, { kind: 'digits', max: 2, hint: w.ageHint })}
      </View>
      <View className='season-form__pair'>
        {field('opensOn', w.opensOn, { day: true })}
        {field('opensAt', w.opensAt, { max: 8, hint: w.opensHint })}
      </View>
      {field('closeDays', w.closeDays, { kind: 'digits', max: 2 })}
      <Section title={w.weekdays}>
        {isFixed ? (
          <Text className='ui-text'>{w.fixed}</Text>
        ) : (
          <PatternFields draft={draft} onChange={set} field={field} />
        )}
      </Section>
      <Section title={e.englishTitle}>
        <View className='season-form'>
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
        <View className='season-form__refusal' {...spoken({ role: 'alert' })}>
          <Icon name='circle-alert' size={20} color='var(--error)' />
          <Text>{refusal}</Text>
        </View>
      )}
      <Button icon='check' onTap={save}>
        {season === null || season.serviceState === 'draft' ? w.save : w.saveChange}
      </Button>
      {season !== null && looking !== null && (
        <PlacesPreview
          season={season}
          capacity={looking.capacity}
          onClose={() => setLooking(null)}
          onSave={() => send(looking)}
        />
      )}
    </View>
  );
}
