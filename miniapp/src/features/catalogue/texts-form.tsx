import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { centreEnglishWords } from '@shared/words/centre-english';
import { useDesk } from '@/platform/target';
import { isApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Card, Facts, notify, useUnsaved } from '@/ui';
import { WordsField } from './fields';

type Texts<Key extends string> = Record<Key, string> & { version: number };

interface TextsFormProps<Key extends string, Read extends Texts<Key>> {
  /** As they were read first. */
  first: Read;
  fields: readonly Key[];
  labels: Readonly<Record<Key, string>>;
  /** Least and most characters. */
  ranges: Readonly<Record<Key, readonly [number, number]>>;
  /** The one that may be long. */
  long: Key;
  lead: string;
  saved: string;
  /** Below a field: what it stands beside, or what to mind. */
  hintsOf: (key: Key, read: Read) => readonly (string | null)[];
  /** What else can be wrong with one. */
  faultOf?: (key: Key, text: string) => string | undefined;
  /** The code that says somebody was quicker. */
  meanwhile: string;
  look: () => Promise<Read>;
  send: (version: number, written: Record<Key, string>) => Promise<Read>;
}

/**
 * Texts of a centre that two may write at once. Where a colleague was quicker, what they wrote (or emptied) stands below
 * what both have changed differently, and it is saved once more knowingly.
 */
export function TextsForm<Key extends string, Read extends Texts<Key>>(props: TextsFormProps<Key, Read>) {
  const { first, fields, ranges } = props;
  const w = useWords(centreEnglishWords);
  const isWide = useDesk();
  const textsOf = (texts: Record<Key, string>) =>
    Object.fromEntries(fields.map((key) => [key, texts[key]])) as Record<Key, string>;
  const [read, setRead] = useState(first);
  // What I began with: what differs from it has been written by a colleague.
  const [base, setBase] = useState(first);
  const [written, setWritten] = useState(() => textsOf(first));
  const [isConflict, setConflict] = useState(false);
  const [isStrict, setStrict] = useState(false);
  const mine = fields.filter((key) => written[key].trim() !== read[key]);
  useUnsaved(mine.length > 0, w.unsaved);

  const wrongOf = (key: Key): string | undefined => {
    const [least] = ranges[key];
    const text = written[key].trim();
    if (text === '') return least > 0 ? w.needed : undefined;
    return props.faultOf?.(key, text) ?? (text.length < least ? w.shortest(least) : undefined);
  };
  const save = async () => {
    setStrict(true);
    if (fields.some((key) => wrongOf(key) !== undefined)) return notify(w.fix, 'error');
    try {
      const now = await props.send(read.version, written);
      setRead(now);
      setBase(now);
      setWritten(textsOf(now));
      setConflict(false);
      notify(props.saved);
    } catch (error) {
      if (!isApiError(error) || error.code !== props.meanwhile) throw error;
      const theirs = await props.look();
      const kept = Object.fromEntries(mine.map((key) => [key, written[key]]));
      setWritten({ ...textsOf(theirs), ...kept });
      setRead(theirs);
      setConflict(true);
    }
  };
  const hintOf = (key: Key): string | undefined => {
    const isTheirs = isConflict && mine.includes(key) && read[key] !== base[key];
    const theirs = isTheirs ? w.theirs(read[key] || w.none) : null;
    return [...props.hintsOf(key, read), theirs].filter(Boolean).join('\n') || undefined;
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
          {!isWide && <Text className='ui-note'>{props.lead}</Text>}
          {fields.map((key) => (
            <WordsField
              key={key}
              label={props.labels[key]}
              hint={hintOf(key)}
              error={isStrict ? wrongOf(key) : undefined}
              value={written[key]}
              maxLength={ranges[key][1]}
              multi={key === props.long}
              onChange={(text) => setWritten((old) => ({ ...old, [key]: onOneLine(text) }))}
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

/** Residents read it in one piece: what is pasted in several lines becomes one. */
const onOneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');

/** The same for who only reads it. */
export function TextsSeen({ items }: { items: readonly { label: string; value: string }[] }) {
  const w = useWords(centreEnglishWords);
  return (
    <View className='ui-stack'>
      <Text className='ui-note'>{w.readOnly}</Text>
      <Card>
        <Facts items={items.map(({ label, value }) => ({ label, value: value || w.none }))} />
      </Card>
    </View>
  );
}
