import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { catalogueWords } from '@shared/words/catalogue';
import { serviceWords } from '@shared/words/service';
import { call, isApiError } from '@/services/api';
import { ruleLines } from '@/services/rule-lines';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, notify, Section } from '@/ui';
import { EditConflict } from './conflict-sheet';
import {
  isEssential,
  draftOf,
  faultsOf,
  faultsSaid,
  newDraft,
  settingsOf,
  type Draft,
  type Faults,
  type Service,
} from './draft';
import { Elsewhere } from './elsewhere';
import { EnglishPart } from './english-part';
import { QuestionsPart } from './questions-part';
import { MuchPart, ShownPart, VisitPart, WhenPart, WhoPart, type Areas } from './sections';
import { serviceNow } from './service-now';
import { StateCard } from './state-card';

interface EditorProps {
  centreId: string;
  areas: Areas;
  /** null: one that is not there yet. */
  service: Service | null;
  onBack?: () => void;
  /** It is as the server has it now; the list follows. */
  onSaved: (service: Service) => void;
  /** Told whether there is something to lose. */
  onDirty: (isDirty: boolean) => void;
}

/** Words and rules of one service; nothing changes before it is saved, and what it comes to is read before. */
export function Editor({ centreId, areas, service, onBack, onSaved, onDirty }: EditorProps) {
  const w = useWords(catalogueWords);
  const [draft, setDraft] = useState<Draft>(() => (service === null ? newDraft : draftOf(service)));
  const [isDirty, setDirty] = useState(false);
  const [isStrict, setStrict] = useState(false);
  const [said, setSaid] = useState<Faults>({});
  const [newer, setNewer] = useState<Service | null>(null);
  // One key for one new service: a second tap makes no second one.
  const key = useRef(`service-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
  const change = (part: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setSaid({});
    setDirty(true);
    onDirty(true);
  };
  const wrong = faultsOf(draft, w);
  const faults = isStrict ? { ...wrong, ...said } : said;

  const send = (written: Draft, version: number | null) =>
    version === null || service === null
      ? call('catalogue.create', { params: { centreId }, body: { requestKey: key.current, ...settingsOf(written) } })
      : call('catalogue.change', { params: { serviceId: service.id }, body: { version, ...settingsOf(written) } });
  const save = async (written: Draft, version: number | null) => {
    setStrict(true);
    if (Object.keys(faultsOf(written, w)).length > 0) return notify(w.fix, 'error');
    try {
      const saved = await send(written, version);
      onDirty(false);
      notify(service === null ? w.savedNew : w.saved);
      onSaved(saved);
    } catch (error) {
      if (isApiError(error) && error.code === 'input.invalid') setSaid(faultsSaid(error, w));
      if (!isApiError(error) || error.code !== 'catalogue.changed_meanwhile') throw error;
      setNewer(service === null ? null : await serviceNow(service));
    }
  };

  return (
    <View className='ui-stack'>
      {onBack !== undefined && (
        <Button kind='quiet' block={false} icon='chevron-left' onTap={onBack}>
          {w.back}
        </Button>
      )}
      {service !== null && <StateCard service={service} areas={areas} isBlocked={isDirty} onChanged={onSaved} />}
      <View className='catalogue-columns'>
        <View className='ui-stack'>
          <ShownPart draft={draft} faults={faults} onChange={change} />
          <EnglishPart draft={draft} faults={faults} onChange={change} />
          <WhoPart draft={draft} faults={faults} areas={areas} onChange={change} />
        </View>
        <View className='ui-stack'>
          <WhenPart draft={draft} faults={faults} onChange={change} />
          <MuchPart draft={draft} faults={faults} onChange={change} />
          <VisitPart draft={draft} faults={faults} onChange={change} />
          {service !== null && <Elsewhere service={service} isBlocked={isDirty} />}
          <QuestionsPart questions={draft.questions} faults={faults} onChange={(questions) => change({ questions })} />
        </View>
      </View>
      <Effect draft={draft} areas={areas} ahead={service?.ahead ?? 0} />
      <View className='catalogue-bar'>
        <Button icon='check' onTap={() => save(draft, service?.version ?? null)}>
          {service === null ? w.create : w.save}
        </Button>
      </View>
      {newer !== null && service !== null && (
        <EditConflict
          base={service}
          mine={draft}
          theirs={newer}
          areas={areas}
          onClose={() => setNewer(null)}
          onDrop={() => {
            onDirty(false);
            onSaved(newer);
          }}
          onSave={async (chosen) => {
            setDraft(chosen);
            setNewer(null);
            await save(chosen, newer.version);
          }}
        />
      )}
    </View>
  );
}

/** The rules in the very sentences that residents will read, and what becomes of who has booked already. */
function Effect({ draft, areas, ahead }: { draft: Draft; areas: Areas; ahead: number }) {
  const w = useWords(catalogueWords);
  const s = useWords(serviceWords);
  const { language } = useSettings();
  const area = areas.find(({ code }) => code === draft.residentsOf);
  const mayCount = !isEssential(draft);
  const rules = {
    ...draft,
    openDays: draft.openDays ?? 0,
    opensMinute: draft.opensMinute ?? 0,
    leadMinutes: draft.leadMinutes ?? 0,
    cancelMinutes: draft.cancelMinutes ?? 0,
    partyMax: draft.partyMax ?? 1,
    priceMinutes: draft.priceMinutes ?? 0,
    waitlistMax: draft.waitlistMax ?? 0,
    countsNoShows: draft.countsNoShows && mayCount,
    isScarce: draft.isScarce && mayCount,
    residentsOf: area === undefined ? null : { name: area.name },
  };
  return (
    <Section title={w.parts.effect}>
      <Card tone='brand'>
        <View className='ui-stack'>
          {ruleLines({ rules, questions: draft.questions }, s, language).map((line) => (
            <Text key={line} className='catalogue-line'>
              {line}
            </Text>
          ))}
          {ahead > 0 && <Text className='ui-note'>{w.keeps(ahead)}</Text>}
        </View>
      </Card>
    </Section>
  );
}

/** Whether what was written may be left. */
export const mayLeave = async (
  isDirty: boolean,
  words: { title: string; text: string; yes: string; no: string },
): Promise<boolean> => !isDirty || ask(words);
