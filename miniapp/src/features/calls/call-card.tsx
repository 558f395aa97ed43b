import { Text, View } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { inboxWords } from '@shared/words/account';
import { callsWords } from '@shared/words/calls';
import { noticeFacts } from '@/sheets/notice-facts';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, notify, StatusTag } from '@/ui';
import type { Call } from './call';

interface CallCardProps {
  task: Call;
  now: Date;
  onChanged: () => Promise<unknown>;
  onNumber: () => void;
  onOutcome: () => void;
}

/** Somebody to be called: by when, what to say, and what can be done now. */
export function CallCard({ task, now, onChanged, onNumber, onOutcome }: CallCardProps) {
  const w = useWords(callsWords);
  const name = task.personName ?? w.noName;
  const take = async () => {
    try {
      const { heldUntil } = await call('call.take', { params: { callId: task.id } });
      if (heldUntil !== null) notify(w.taken(clockWords(new Date(heldUntil))));
    } finally {
      // Also after a refusal: a colleague has been quicker.
      await onChanged();
    }
  };
  return (
    <Card>
      <View className='call-card'>
        <View className='call-card__head'>
          <View className='call-card__who'>
            <Text className='call-card__name'>{name}</Text>
            <Text className='call-card__centre'>{task.centreName}</Text>
          </View>
          <CallTag task={task} now={now} />
        </View>
        <ToSay task={task} now={now} />
        {task.tries > 0 && task.state === 'open' && <Text className='call-card__note'>{w.tries(task.tries)}</Text>}
        {task.heldBy !== 'nobody' && task.heldUntil !== null && (
          <Text className={task.heldBy === 'me' ? 'call-card__mine' : 'call-card__note'}>
            {w[task.heldBy === 'me' ? 'mine' : 'colleague'](clockWords(new Date(task.heldUntil)))}
          </Text>
        )}
        {task.may.finish ? (
          <View className='call-card__acts'>
            <Button kind='soft' icon='eye' block={false} onTap={onNumber} label={w.numberLabel(name)}>
              {w.number}
            </Button>
            <Button icon='check' block={false} onTap={onOutcome} label={w.finishLabel(name)}>
              {w.finish}
            </Button>
          </View>
        ) : (
          task.may.take && (
            <View className='call-card__acts'>
              <Button icon='phone' block={false} onTap={take} label={w.takeLabel(name)}>
                {w.take}
              </Button>
            </View>
          )
        )}
      </View>
    </Card>
  );
}

/** By when; or how it went. */
function CallTag({ task, now }: { task: Call; now: Date }) {
  const w = useWords(callsWords);
  const { language } = useSettings();
  const timeOf = (text: string) => {
    const at = new Date(text);
    return `${dayWords(civilDay(at), now, language === 'zh' ? 'zh-CN' : 'en')} ${clockWords(at)}`;
  };
  if (task.state === 'done') {
    const good = task.outcome === 'reached' || task.outcome === 'told_otherwise';
    return (
      <View className='call-card__when'>
        {task.outcome !== null && <StatusTag tone={good ? 'ok' : 'muted'}>{w.outcomes[task.outcome].title}</StatusTag>}
        {task.endedAt !== null && <Text className='call-card__note'>{w.ended(timeOf(task.endedAt))}</Text>}
      </View>
    );
  }
  const waits = task.tries > 0 && new Date(task.dueAt) > now;
  return (
    <View className='call-card__when'>
      {task.overdue ? <StatusTag tone='error'>{w.overdue}</StatusTag> : null}
      {waits ? <StatusTag tone='muted'>{w.again(timeOf(task.dueAt))}</StatusTag> : null}
      <Text className='call-card__note'>{(task.overdue ? w.wasBy : w.tellBy)(timeOf(task.toldByAt))}</Text>
    </View>
  );
}

/** The news in words that can be read out. */
function ToSay({ task, now }: { task: Call; now: Date }) {
  const w = useWords(callsWords);
  const { language } = useSettings();
  const said = useWords(inboxWords).kinds[task.reason];
  const facts = noticeFacts(task, now, language === 'zh' ? 'zh-CN' : 'en');
  const spoken = w.spoken[task.reason]?.(facts) ?? `${said.title(facts)}。${said.text(facts)}`;
  return (
    <View className='call-card__say'>
      <Text className='call-card__label'>{w.say}</Text>
      <Text className='call-card__words'>{`${w.hello(task.centreName)}${spoken}`}</Text>
    </View>
  );
}
