import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Reply } from '@shared/contract/types';
import { serviceRanges } from '@shared/contract/service-ranges';
import { catalogueWords } from '@shared/words/catalogue';
import { functionWords } from '@shared/words/functions';
import { useWords } from '@/services/settings';
import { Card, Section } from '@/ui';
import { isEssential, type Draft, type Faults } from './draft';
import { IconField } from './icon-field';
import { ClockField, NumberField, Pick, WordsField } from './fields';

export type Areas = Reply<'catalogue.list'>['areas'];

interface SectionProps {
  draft: Draft;
  faults: Faults;
  onChange: (change: Partial<Draft>) => void;
}

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}>
    <Card>
      <View className='ui-stack'>{children}</View>
    </Card>
  </Section>
);

/** What stands on the service's page. */
export function ShownPart({ draft, faults, onChange }: SectionProps) {
  const w = useWords(catalogueWords);
  const kinds = useWords(functionWords);
  const text = (key: 'name' | 'summary' | 'detail' | 'place' | 'bring' | 'host', multi = false) => (
    <WordsField
      label={w[key]}
      hint={serviceRanges[key][0] === 0 ? w.optional : undefined}
      error={faults[key]}
      value={draft[key]}
      maxLength={serviceRanges[key][1]}
      multi={multi}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <Part title={w.parts.shown}>
      {text('name')}
      {text('summary')}
      {text('detail', true)}
      {text('place')}
      <IconField value={draft.icon} onChange={(icon) => onChange({ icon })} />
      <NumberField
        label={w.position}
        hint={w.positionHint}
        error={faults['position']}
        value={draft.position}
        onChange={(position) => onChange({ position })}
      />
      {text('bring')}
      {text('host')}
      <Pick label={w.nearby} words={kinds.nearby} value={draft.nearby} onChange={(nearby) => onChange({ nearby })} />
      <Pick
        label={w.functionCode}
        words={kinds.functions}
        value={draft.functionCode}
        onChange={(functionCode) => onChange({ functionCode })}
      />
      <Pick
        label={w.audience}
        words={kinds.audiences}
        value={draft.audience}
        onChange={(audience) => onChange({ audience })}
      />
    </Part>
  );
}

export function WhoPart({ draft, faults, areas, onChange }: SectionProps & { areas: Areas }) {
  const w = useWords(catalogueWords);
  const places: (readonly [string, string])[] = [
    ['', w.everybody],
    ...areas.map(({ code, name }) => [code, name] as const),
  ];
  return (
    <Part title={w.parts.who}>
      <Pick
        label={w.residents}
        error={faults['residentsOf']}
        words={places}
        value={draft.residentsOf ?? ''}
        onChange={(code) => onChange({ residentsOf: code === '' ? null : code })}
      />
      <View className='catalogue-pair'>
        <NumberField
          label={w.minAge}
          hint={w.noLimit}
          error={faults['minAge']}
          value={draft.minAge}
          onChange={(minAge) => onChange({ minAge })}
        />
        <NumberField
          label={w.maxAge}
          hint={w.noLimit}
          error={faults['maxAge']}
          value={draft.maxAge}
          onChange={(maxAge) => onChange({ maxAge })}
        />
      </View>
      <Pick
        label={w.guardianOnly}
        words={w.guardianChoices}
        value={draft.guardianOnly ? 'guardian' : 'everybody'}
        onChange={(who) => onChange({ guardianOnly: who === 'guardian' })}
      />
    </Part>
  );
}

export function WhenPart({ draft, faults, onChange }: SectionProps) {
  const w = useWords(catalogueWords);
  return (
    <Part title={w.parts.when}>
      <View className='catalogue-pair'>
        <NumberField
          label={w.openDays}
          error={faults['openDays']}
          value={draft.openDays}
          onChange={(openDays) => onChange({ openDays })}
        />
        <ClockField
          label={w.opensAt}
          hint={w.opensHint}
          error={faults['opensMinute']}
          value={draft.opensMinute}
          onChange={(opensMinute) => onChange({ opensMinute })}
        />
        <NumberField
          label={w.leadMinutes}
          error={faults['leadMinutes']}
          value={draft.leadMinutes}
          onChange={(leadMinutes) => onChange({ leadMinutes })}
        />
        <NumberField
          label={w.cancelMinutes}
          error={faults['cancelMinutes']}
          value={draft.cancelMinutes}
          onChange={(cancelMinutes) => onChange({ cancelMinutes })}
        />
      </View>
      <Pick
        label={w.approval}
        hint={draft.approvalMinutes === null ? undefined : w.approvalHint}
        words={w.approvalChoices}
        value={draft.approvalMinutes === null ? 'none' : 'needed'}
        onChange={(choice) => onChange({ approvalMinutes: choice === 'none' ? null : 1440 })}
      />
      {draft.approvalMinutes !== null && (
        <NumberField
          label={w.approvalHours}
          error={faults['approvalMinutes']}
          value={draft.approvalMinutes === 0 ? null : draft.approvalMinutes / 60}
          onChange={(hours) => onChange({ approvalMinutes: (hours ?? 0) * 60 })}
        />
      )}
    </Part>
  );
}

export function MuchPart({ draft, faults, onChange }: SectionProps) {
  const w = useWords(catalogueWords);
  const limit = (key: 'maxPerDay' | 'maxPerWeek' | 'maxPerMonth', label: string) => (
    <NumberField
      label={label}
      hint={w.noLimit}
      error={faults[key]}
      value={draft[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <>
      <Part title={w.parts.much}>
        <View className='catalogue-pair'>
          {limit('maxPerDay', w.perDay)}
          {limit('maxPerWeek', w.perWeek)}
          {limit('maxPerMonth', w.perMonth)}
          <NumberField
            label={w.partyMax}
            error={faults['partyMax']}
            value={draft.partyMax}
            onChange={(partyMax) => onChange({ partyMax })}
          />
        </View>
      </Part>
      <Part title={w.parts.full}>
        <View className='catalogue-pair'>
          <NumberField
            label={w.waitlistMax}
            hint={w.waitlistHint}
            error={faults['waitlistMax']}
            value={draft.waitlistMax}
            onChange={(waitlistMax) => onChange({ waitlistMax })}
          />
          <NumberField
            label={w.offerMinutes}
            error={faults['offerMinutes']}
            value={draft.offerMinutes}
            onChange={(offerMinutes) => onChange({ offerMinutes })}
          />
        </View>
      </Part>
    </>
  );
}

export function VisitPart({ draft, faults, onChange }: SectionProps) {
  const w = useWords(catalogueWords);
  const essential = isEssential(draft);
  return (
    <Part title={w.parts.visit}>
      <Pick label={w.checkIn} words={w.checkIns} value={draft.checkIn} onChange={(checkIn) => onChange({ checkIn })} />
      <Pick
        label={w.release}
        words={w.releaseChoices}
        value={draft.releaseMinutes === null ? 'never' : 'after'}
        onChange={(choice) => onChange({ releaseMinutes: choice === 'never' ? null : 15 })}
      />
      {draft.releaseMinutes !== null && (
        <NumberField
          label={w.releaseMinutes}
          error={faults['releaseMinutes']}
          value={draft.releaseMinutes === 0 ? null : draft.releaseMinutes}
          onChange={(minutes) => onChange({ releaseMinutes: minutes ?? 0 })}
        />
      )}
      {essential ? (
        <Text className='ui-note'>{w.countsEssential}</Text>
      ) : (
        <>
          <Pick
            label={w.counts}
            hint={w.countsHint}
            error={faults['countsNoShows']}
            words={w.countsChoices}
            value={draft.countsNoShows ? 'yes' : 'no'}
            onChange={(choice) => onChange({ countsNoShows: choice === 'yes' })}
          />
          <Pick
            label={w.scarce}
            hint={w.scarceHint}
            words={w.scarceChoices}
            value={draft.isScarce ? 'yes' : 'no'}
            onChange={(choice) => onChange({ isScarce: choice === 'yes' })}
          />
        </>
      )}
    </Part>
  );
}
