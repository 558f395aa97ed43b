import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { centreEnglishRanges } from '@shared/contract/centre-ranges';
import type { Reply, SentBody } from '@shared/contract/types';
import { centreEnglishWords } from '@shared/words/centre-english';
import { useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { call, isApiError } from '@/services/api';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { DeskFrame } from '@/shell/desk-frame';
import { Button, Card, Facts, Loaded, notify } from '@/ui';
import { WordsField } from './fields';
import './catalogue.scss';

type English = Reply<'centreEnglish.get'>;
type Written = Omit<SentBody<'centreEnglish.change'>, 'version'>;

const fields = ['nameEn', 'addressEn', 'transportEn', 'introEn', 'foundingEn'] as const;
const chineseOf = {
  nameEn: 'name',
  addressEn: 'address',
  transportEn: 'transport',
  introEn: 'intro',
  foundingEn: 'founding',
} as const;

/** What a centre says of itself in English: its manager writes it beside the Chinese, its staff read it. */
export default function EnglishPage() {
  const w = useWords(centreEnglishWords);
  const { centreId } = useParams<{ centreId: string }>();
  return (
    <DeskFrame
      title={w.title}
      lead={w.lead}
      centreId={centreId}
      current='services'
      refusal={{ icon: 'store', ...w.gate }}
    >
      {(me) => <OfCentre centreId={centreId ?? deskOf(me)} />}
    </DeskFrame>
  );
}

const deskOf = ({ deskCentreId }: Me): string => deskCentreId ?? '';

function OfCentre({ centreId }: { centreId: string }) {
  const load = useLoad(() => call('centreEnglish.get', { params: { centreId } }), [centreId]);
  return (
    <Loaded load={load}>
      {(english) => (english.may.edit ? <Form key={centreId} first={english} /> : <ReadOnly english={english} />)}
    </Loaded>
  );
}

function ReadOnly({ english }: { english: English }) {
  const w = useWords(centreEnglishWords);
  return (
    <View className='ui-stack'>
      <Text className='ui-note'>{w.readOnly}</Text>
      <Card>
        <Facts items={fields.map((key) => ({ label: w[key], value: english[key] || w.none }))} />
      </Card>
    </View>
  );
}

const writtenOf = (english: English): Written =>
  Object.fromEntries(fields.map((key) => [key, english[key]])) as Written;

/** Where a colleague was quicker, what they wrote stands below what differs, and it is saved once more knowingly. */
function Form({ first }: { first: English }) {
  const w = useWords(centreEnglishWords);
  const isWide = useDesk();
  const [read, setRead] = useState(first);
  const [written, setWritten] = useState(() => writtenOf(first));
  const [isConflict, setConflict] = useState(false);
  const { centreId } = first;

  const save = async () => {
    const params = { centreId };
    try {
      const saved = await call('centreEnglish.change', { params, body: { version: read.version, ...written } });
      setRead(saved);
      setWritten(writtenOf(saved));
      setConflict(false);
      notify(w.saved);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'centreEnglish.changed_meanwhile') throw error;
      const theirs = await call('centreEnglish.get', { params });
      const mine = fields.filter((key) => written[key] !== read[key]);
      setWritten({ ...writtenOf(theirs), ...Object.fromEntries(mine.map((key) => [key, written[key]])) });
      setRead(theirs);
      setConflict(true);
    }
  };
  const hintOf = (key: (typeof fields)[number]): string | undefined => {
    const chinese = read[chineseOf[key]];
    const lines = [
      chinese === '' ? null : w.inChinese(chinese),
      isConflict && written[key] !== read[key] ? w.theirs(read[key] || w.none) : null,
    ];
    return lines.filter(Boolean).join('\n') || undefined;
  };
  return (
    <View className='ui-stack catalogue-english'>
      {isConflict && (
        <Card tone='warn'>
          <Text className='ui-text'>{w.changed}</Text>
        </Card>
      )}
      <Card>
        <View className='ui-stack'>
          {!isWide && <Text className='ui-note'>{w.lead}</Text>}
          {fields.map((key) => (
            <WordsField
              key={key}
              label={w[key]}
              hint={hintOf(key)}
              value={written[key]}
              maxLength={centreEnglishRanges[key][1]}
              multi={key === 'introEn'}
              onChange={(value) => setWritten((old) => ({ ...old, [key]: value }))}
            />
          ))}
        </View>
      </Card>
      <View className='catalogue-bar'>
        <Button icon='check' onTap={save}>
          {w.save}
        </Button>
      </View>
    </View>
  );
}
