import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { catalogueWords } from '@shared/words/catalogue';
import { functionWords } from '@shared/words/functions';
import { serviceIconWords } from '@shared/words/service-icons';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, Chips, Sheet } from '@/ui';
import { chosenOf, differing, type Difference, type Side } from './differing';
import { draftOf, type Draft, type Service } from './draft';
import type { Areas } from './sections';

/** Who has changed it last and when, as far as it is known. */
function ByWhom({ service }: { service: Service }) {
  const w = useWords(catalogueWords).changed;
  const { language } = useSettings();
  const now = useNow();
  if (service.changed === null) return null;
  const at = new Date(service.changed.at);
  const when = `${dayWords(civilDay(at), now, language === 'en' ? 'en' : 'zh-CN')} ${clockWords(at)}`;
  return <Text className='ui-text'>{w.who(service.changed.byName ?? w.colleague, when)}</Text>;
}

/** The same setting twice: one beside the other, however long. */
function Beside({
  label,
  left,
  right,
  children,
}: {
  label: string;
  left: readonly [string, string];
  right: readonly [string, string];
  children?: ReactNode;
}) {
  return (
    <Card>
      <View className='ui-stack'>
        <Text className='catalogue-differs__label'>{label}</Text>
        <View className='catalogue-pair'>
          {[left, right].map(([whose, value]) => (
            <View key={whose} className='catalogue-differs'>
              <Text className='ui-note'>{whose}</Text>
              <Text className='catalogue-differs__value'>{value}</Text>
            </View>
          ))}
        </View>
        {children}
      </View>
    </Card>
  );
}

const useSay = (areas: Areas) => ({
  w: useWords(catalogueWords),
  kinds: useWords(functionWords),
  icons: useWords(serviceIconWords),
  areas,
});

interface EditConflictProps {
  base: Service;
  mine: Draft;
  theirs: Service;
  areas: Areas;
  onClose: () => void;
  /** Theirs as it is, mine dropped. */
  onDrop: () => void;
  onSave: (draft: Draft) => Promise<unknown>;
}

/** Somebody has saved this service meanwhile: who and when, and only what differs, mine beside theirs, either to be taken. */
export function EditConflict({ base, mine, theirs, areas, onClose, onDrop, onSave }: EditConflictProps) {
  const say = useSay(areas);
  const w = say.w.changed;
  const [picked, setPicked] = useState<Partial<Record<keyof Draft, Side>>>({});
  const found = differing({ base: draftOf(base), mine, theirs: draftOf(theirs) }, say);
  const sideOf = ({ key, likely }: Difference): Side => picked[key] ?? likely;
  const sides = Object.fromEntries(found.map((one) => [one.key, sideOf(one)]));
  const isSame = found.length === 0;
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <View className='ui-stack'>
          {!isSame && (
            <Button icon='check' onTap={() => onSave(chosenOf(mine, draftOf(theirs), sides))}>
              {w.save}
            </Button>
          )}
          <Button kind={isSame ? 'primary' : 'quiet'} onTap={onDrop}>
            {isSame ? w.look : w.drop}
          </Button>
        </View>
      }
    >
      <View className='ui-stack'>
        <ByWhom service={theirs} />
        <Text className='ui-text'>{isSame ? w.same : w.text}</Text>
        {found.map((one) => (
          <Beside key={one.key} label={one.label} left={[w.mine, one.mine]} right={[w.theirs, one.theirs]}>
            <Chips<Side>
              all
              label={w.pick(one.label)}
              options={[
                { value: 'mine', word: w.mine },
                { value: 'theirs', word: w.theirs },
              ]}
              value={sideOf(one)}
              onChange={(side) => setPicked({ ...picked, [one.key]: side })}
            />
          </Beside>
        ))}
      </View>
    </Sheet>
  );
}

interface StateConflictProps {
  seen: Service;
  now: Service;
  areas: Areas;
  /** What was to be done, in a word: '停办这个项目'. */
  act: string;
  onClose: () => void;
  onLook: () => void;
  /** Absent where it can't be done any more. */
  onStill?: (() => Promise<unknown>) | undefined;
}

/** A step was to be taken on a service that somebody has changed meanwhile: what is different now, and the step again. */
export function StateConflict({ seen, now, areas, act, onClose, onLook, onStill }: StateConflictProps) {
  const say = useSay(areas);
  const { changed: w, states } = say.w;
  const found = differing({ base: draftOf(seen), mine: draftOf(seen), theirs: draftOf(now) }, say);
  const isSame = found.length === 0 && seen.state === now.state && seen.paused?.reason === now.paused?.reason;
  const stateOf = ({ state, paused }: Service) => [states[state], paused?.reason].filter(Boolean).join(' · ');
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <View className='ui-stack'>
          <Button onTap={onLook}>{w.look}</Button>
          {onStill !== undefined && (
            <Button kind='secondary' onTap={onStill}>
              {w.go(act)}
            </Button>
          )}
        </View>
      }
    >
      <View className='ui-stack'>
        <ByWhom service={now} />
        <Text className='ui-text'>{isSame ? w.nothing : w.stateText}</Text>
        {stateOf(seen) !== stateOf(now) && (
          <Beside label={w.state} left={[w.seen, stateOf(seen)]} right={[w.now, stateOf(now)]} />
        )}
        {found.map((one) => (
          <Beside key={one.key} label={one.label} left={[w.seen, one.mine]} right={[w.now, one.theirs]} />
        ))}
      </View>
    </Sheet>
  );
}
