import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { catalogueWords } from '@shared/words/catalogue';
import { centreEnglishWords } from '@shared/words/centre-english';
import { centreTextsWords } from '@shared/words/centre-texts';
import { go, useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskGate } from '@/shell/desk-gate';
import { DeskShell } from '@/shell/desk-shell';
import { Button, Empty, Loaded, Row, Rows, Screen, StatusTag, useUnsaved } from '@/ui';
import { inTurn } from '@/ui/a11y';
import type { Service } from './draft';
import { Editor, mayLeave } from './editor';
import { stateTone } from './state-card';
import './catalogue.scss';

type Catalogue = Reply<'catalogue.list'>;

/** The services of a centre: what residents read of them and the rules they book by. */
export default function CataloguePage() {
  const w = useWords(catalogueWords);
  return (
    <DeskGate title={w.title} may={(me) => me.may.desk} refusal={{ icon: 'store', ...w.gate }}>
      {(me) => <Desk me={me} />}
    </DeskGate>
  );
}

function Desk({ me }: { me: Me }) {
  const w = useWords(catalogueWords);
  const isWide = useDesk();
  const centreId = useParams<{ centreId: string }>().centreId ?? me.deskCentreId ?? undefined;
  const load = useLoad(() => call('catalogue.list', { query: { centreId } }), [centreId]);
  const content = <Loaded load={load}>{(data) => <Services catalogue={data} onChanged={load.reload} />}</Loaded>;
  if (!isWide) return <Screen title={w.title}>{content}</Screen>;
  return (
    <DeskShell me={me} current='services' title={w.title} subtitle={w.lead} centreId={centreId}>
      {content}
    </DeskShell>
  );
}

/** The list, and one of them opened: beside it at a desk, instead of it on a phone. */
function Services({ catalogue, onChanged }: { catalogue: Catalogue; onChanged: () => Promise<unknown> }) {
  const w = useWords(catalogueWords);
  const isWide = useDesk();
  const [chosen, setChosen] = useState<string | null>(null);
  const [saves, setSaves] = useState(0);
  const [isDirty, setDirty] = useState(false);
  useUnsaved(isDirty, w.unsaved);
  const { centreId, areas, items, may } = catalogue;
  const isNew = chosen === 'new';
  const service = items.find(({ id }) => id === chosen) ?? null;
  const noteOf = (one: Service) => (one.ahead > 0 ? w.ahead(one.ahead) : one.summary);
  const choose = async (id: string | null) => {
    if (!(await mayLeave(isDirty, w.unsaved))) return;
    setDirty(false);
    setChosen(id);
  };
  const saved = async ({ id }: Service) => {
    await onChanged();
    setChosen(id);
    setSaves((n) => n + 1);
  };
  const isOpen = may.edit && (isNew || service !== null);
  const editor = isOpen && (
    <Editor
      key={`${chosen ?? ''} ${saves}`}
      centreId={centreId}
      areas={areas}
      service={service}
      onBack={isWide ? undefined : () => choose(null)}
      onSaved={(one) => void saved(one)}
      onDirty={setDirty}
    />
  );
  if (!isWide && isOpen) return <>{editor}</>;
  return (
    <View className='catalogue'>
      <View className='ui-stack'>
        {may.edit ? (
          <Button kind='secondary' icon='plus' onTap={() => choose('new')}>
            {w.add}
          </Button>
        ) : (
          <Text className='ui-note'>{w.readOnly}</Text>
        )}
        {items.length === 0 ? (
          <Empty icon='store' {...w.empty} />
        ) : (
          <Rows>
            {items.map((one) => (
              <Row
                key={one.id}
                title={one.name}
                note={noteOf(one)}
                tag={<StatusTag tone={stateTone[one.state]}>{w.states[one.state]}</StatusTag>}
                label={inTurn(one.name, noteOf(one), w.states[one.state])}
                onTap={may.edit ? () => choose(one.id) : undefined}
              />
            ))}
          </Rows>
        )}
        <OfCentre centreId={centreId} mayLeave={() => mayLeave(isDirty, w.unsaved)} />
      </View>
      {isWide && editor}
    </View>
  );
}

/** The ways to what the centre says of itself, in Chinese and in English. */
function OfCentre({ centreId, mayLeave: may }: { centreId: string; mayLeave: () => Promise<boolean> }) {
  const chinese = useWords(centreTextsWords);
  const english = useWords(centreEnglishWords);
  const open = async (page: 'texts' | 'english') => {
    if (await may()) await go(`/features/catalogue/${page}`, { centreId });
  };
  return (
    <Rows>
      <Row icon='store' title={chinese.row} note={chinese.rowNote} onTap={() => open('texts')} />
      <Row icon='languages' title={english.row} note={english.rowNote} onTap={() => open('english')} />
    </Rows>
  );
}
