import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { homeWords } from '@shared/words/home';
import { lotteryWords } from '@shared/words/lottery';
import { pausedWords } from '@shared/words/paused';
import { Button, CallBar, Card, Empty, Facts, Icon, Loaded, notify, Row, Rows, Screen, Section, StatusTag } from '@/ui';
import { spoken } from '@/ui/a11y';
import { callPhone } from '@/platform/device';
import { go, goTab, useParams } from '@/platform/navigate';
import { asApiError, call, type ApiError } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { signIn, useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { PausedCard } from '@/shell/paused-card';
import { EnterForm } from './enter-form';
import { EntryCard } from './entry-card';
import { Proof } from './proof';
import { PlainRules, Steps } from './steps';
import { useCandidates, type Candidate } from './use-candidates';
import { useEnter } from './use-enter';
import { momentWords, nextWords, spanOf, standingMarks, standingOf } from './when';
import './lottery.scss';

type Seen = Reply<'lottery.get'>;

/** A draw by lot: what is drawn for, who of mine is in it, how it works, and everything to check it by. */
export default function DrawPage() {
  const w = useWords(lotteryWords);
  const { slotId = '' } = useParams<{ slotId: string }>();
  const { me } = useSession();
  const load = useLoad(() => call('lottery.get', { params: { slotId } }), [slotId, me?.accountId], { onShow: true });
  useLive('me', load.reload);
  if (load.data === null && load.error?.code === 'not_found') {
    return (
      <Screen title={w.title}>
        <Empty
          icon='ticket'
          title={w.gone}
          hint={w.goneHint}
          action={{ word: w.otherServices, onTap: () => goTab('services') }}
        />
      </Screen>
    );
  }
  if (load.data === null) {
    return (
      <Screen title={w.title}>
        <Loaded load={load}>{() => null}</Loaded>
      </Screen>
    );
  }
  return <Drawn key={me?.accountId} draw={load.data} onChanged={load.reload} />;
}

function Drawn({ draw, onChanged }: { draw: Seen; onChanged: () => Promise<unknown> }) {
  const w = useWords(lotteryWords);
  const { drawStays } = useWords(pausedWords);
  const callWord = useWords(homeWords).bigTasks.call;
  const { care } = useSettings();
  const { signedIn } = useSession();
  const now = useNow();
  const mine = draw.mine ?? [];
  const { candidates, toggle, setParty } = useCandidates(mine, draw.partyMax);
  const enter = useEnter(draw.slotId, onChanged);
  const isOpen = standingOf(draw, now) === 'open' && draw.paused === null;
  const bar =
    isOpen && !signedIn ? (
      <SignInBar />
    ) : isOpen && candidates.length > 0 ? (
      <EnterBar candidates={candidates} enter={enter} />
    ) : care ? (
      <CallBar phone={draw.phone} word={callWord} />
    ) : undefined;
  return (
    <Screen title={w.title} bar={bar} onPullDown={onChanged}>
      <View className='draw-page'>
        <Head draw={draw} now={now} />
        {draw.paused !== null && <PausedCard paused={draw.paused} notes={[drawStays]} />}
        {mine.length > 0 && (
          <Section title={w.mineTitle}>
            <View className='ui-stack'>
              {mine.map((entry) => (
                <EntryCard key={entry.id} entry={entry} onChanged={onChanged} />
              ))}
            </View>
          </Section>
        )}
        {isOpen && enter.error !== null && <Refusal error={enter.error} candidates={candidates} />}
        {isOpen && signedIn && (
          <EnterForm
            candidates={candidates}
            partyMax={draw.partyMax}
            onToggle={(personId) => {
              enter.clear();
              toggle(personId);
            }}
            onParty={(personId, size) => {
              enter.clear();
              setParty(personId, size);
            }}
          />
        )}
        <Steps draw={draw} />
        <PlainRules draw={draw} />
        <Proof draw={draw} />
        <Rows>
          <Row
            icon='calendar'
            title={w.service}
            note={draw.serviceName}
            onTap={() => go('/features/booking/service', { serviceId: draw.serviceId })}
          />
          <Row icon='phone' title={w.contact} note={draw.phone} onTap={() => callPhone(draw.phone)} />
        </Rows>
      </View>
    </Screen>
  );
}

function Head({ draw, now }: { draw: Seen; now: Date }) {
  const w = useWords(lotteryWords);
  const { language } = useSettings();
  const standing = standingOf(draw, now);
  const mark = standingMarks[standing];
  const { releaseAt } = draw;
  const isReleased = releaseAt !== null && now >= new Date(releaseAt);
  return (
    <Card>
      <View className='draw-head'>
        <View aria-live='polite'>
          <StatusTag tone={mark.tone} icon={mark.icon}>
            {w.states[standing]}
          </StatusTag>
        </View>
        <Text className='draw-head__time'>{spanOf(draw, now, language)}</Text>
        <Text className='draw-head__what'>{`${draw.serviceName} · ${draw.centreName} ${draw.place}`}</Text>
        <Text className='draw-head__next'>{nextWords(draw, now, w, language)}</Text>
        <Facts
          items={[
            { label: w.places, value: w.placesOf(draw.places) },
            { label: w.entered, value: w.enteredOf(draw.people) },
          ]}
        />
        {isReleased && (
          <>
            <Text className='draw-head__next'>{w.openNow}</Text>
            <Button onTap={() => go('/features/booking/service', { serviceId: draw.serviceId })}>{w.book}</Button>
          </>
        )}
        {releaseAt !== null && !isReleased && (
          <Text className='draw-head__note'>{w.openFrom(momentWords(releaseAt, now, language))}</Text>
        )}
      </View>
    </Card>
  );
}

function SignInBar() {
  const w = useWords(lotteryWords);
  const come = async () => {
    try {
      await signIn();
    } catch (error) {
      notify(asApiError(error).message, 'error');
    }
  };
  return (
    <View className='draw-bar'>
      <Text className='draw-bar__note'>{w.signedOutNote}</Text>
      <Button icon='log-in' onTap={come}>
        {w.signIn}
      </Button>
    </View>
  );
}

function EnterBar({ candidates, enter }: { candidates: readonly Candidate[]; enter: ReturnType<typeof useEnter> }) {
  const w = useWords(lotteryWords);
  const chosen = candidates.filter((one) => one.chosen);
  const people = chosen.map(({ personId, partySize }) => ({ personId, partySize }));
  const word = chosen.length > 1 ? w.enterFor(chosen.length) : chosen.length === 0 ? w.chooseSomebody : w.enter;
  return (
    <Button icon='ticket' busy={enter.busy} disabled={chosen.length === 0} onTap={() => enter.submit(people)}>
      {enter.busy ? w.entering : enter.error === null ? word : w.retry}
    </Button>
  );
}

/** Why somebody can't enter, and who it is. */
function Refusal({ error, candidates }: { error: ApiError; candidates: readonly Candidate[] }) {
  const w = useWords(lotteryWords);
  const chosen = candidates.filter((one) => one.chosen);
  const place = /^body\.people\.(\d+)\./.exec(error.fields[0]?.path ?? '')?.[1];
  const who = place === undefined ? undefined : chosen[Number(place)];
  const text = who === undefined || chosen.length < 2 ? error.message : w.notForWhom(who.name, error.message);
  return (
    <Card tone='warn'>
      <View className='draw-refusal' {...spoken({ role: 'alert' })}>
        <Icon name='circle-alert' size={22} color='var(--warn)' />
        <Text className='draw-refusal__words'>{text}</Text>
      </View>
    </Card>
  );
}
