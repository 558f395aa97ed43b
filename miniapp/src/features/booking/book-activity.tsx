import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { activityWords } from '@shared/words/activity';
import { forWhomWords } from '@shared/words/booking-for';
import { homeWords } from '@shared/words/home';
import { callPhone } from '@/platform/device';
import { asApiError } from '@/services/api';
import { signIn, useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { ActivityAbout, ActivityHead, type Activity } from '@/shell/activity-face';
import { Button, CallBar, Card, ErrorState, notify, Row, Rows, Screen } from '@/ui';
import { ActivityBar } from './activity-bar';
import { Company } from './company';
import { ConfirmSheet } from './confirm-sheet';
import { AgeNote, ForWhom } from './for-whom';
import { openBooked, openMyBookingIn } from './open-mine';
import { RuleNote } from './rule-note';
import type { Slot } from './slot-face';
import { useOpening } from './use-opening';
import { useService, type ServiceChoice } from './use-service';

interface Props {
  activity: Activity;
  onReload: () => Promise<void>;
}

/** Everything about an activity on one screen, and the button that books it from its second on. */
export function BookActivity({ activity, onReload }: Props) {
  const w = useWords(activityWords);
  const callWord = useWords(homeWords).bigTasks.call;
  const { care } = useSettings();
  const { signedIn } = useSession();
  const { slotId } = activity;
  const choice = useService(activity.id, undefined, undefined, { on: activity.on, slotId });
  const [confirming, setConfirming] = useState<Slot | null>(null);
  const opening = useOpening(activity, onReload);
  const head = choice.head.data;
  /** Without it nothing can be booked, and nothing else would say why. */
  const fault = [choice.head, choice.slots].find(({ data, waiting }) => data === null && !waiting)?.error ?? null;
  const seen = choice.slots.data?.find(({ id }) => id === slotId) ?? null;
  const slot = seen === null ? null : slotNow(seen, activity, opening.face);
  const reload = async () => {
    await Promise.all([onReload(), choice.reload()]);
  };
  /** Whoever is not signed in is asked now, and comes back to the same choice. */
  const begin = async (chosen: Slot) => {
    try {
      if (signedIn || (await signIn())) setConfirming(chosen);
    } catch (error) {
      notify(asApiError(error).message, 'error');
    }
  };
  const bar =
    head === null || slot === null || slot.mine !== null ? undefined : (
      <ActivityBar choice={choice} service={head.service} slot={slot} face={opening.face} onBook={begin} />
    );
  return (
    <Screen title={w.title} onPullDown={reload} bar={care ? <CallBar phone={activity.phone} word={callWord} /> : bar}>
      <View className='ui-stack'>
        <ActivityHead activity={activity} face={opening.face} next={opening.next} />
        {opening.isSoon && <Text className='activity__note'>{w.ready}</Text>}
        {fault !== null && <ErrorState error={fault} onRetry={choice.reload} />}
        {slot !== null && slot.mine !== null && <Mine slot={slot} choice={choice} />}
        {care && bar !== undefined && <Card className='activity-book'>{bar}</Card>}
        {head !== null && (
          <>
            <ForWhom choice={choice} />
            <Company service={head.service} choice={choice} />
            <AgeNote service={head.service} choice={choice} />
            <RuleNote service={head.service} choice={choice} />
          </>
        )}
        <ActivityAbout activity={activity} />
        <Rows>
          <Row icon='phone' title={w.contact} note={activity.phone} onTap={() => callPhone(activity.phone)} />
        </Rows>
      </View>
      {head !== null && confirming !== null && (
        <ConfirmSheet
          service={head.service}
          slot={confirming}
          partySize={choice.partySize}
          person={choice.person}
          choice={choice}
          days={[]}
          onClose={() => setConfirming(null)}
          onStale={reload}
          onSlot={setConfirming}
          onDay={() => setConfirming(null)}
          onBooked={(bookingId) => openBooked(bookingId, activity.centreId, choice.person)}
        />
      )}
    </Screen>
  );
}

/** The slot as it is by the newer of both answers, and by the clock. */
const slotNow = (seen: Slot, activity: Activity, face: Slot['state']): Slot => ({
  ...seen,
  state: face,
  free: activity.free,
  waiting: activity.waiting,
  canWait: (face === 'open' || face === 'full') && (activity.canWait || seen.canWait),
});

/** What I have in it, or whom it is being booked for has. */
function Mine({ slot, choice }: { slot: Slot; choice: ServiceChoice }) {
  const w = useWords(activityWords);
  const { relative } = useWords(forWhomWords);
  const { person } = choice;
  const words = person === null ? w.mine : w.mineOf(person.name || relative);
  const state = slot.mine === 'waiting' || slot.mine === 'offered' ? slot.mine : 'confirmed';
  return (
    <Card tone='brand'>
      <View className='ui-stack'>
        <Text className='activity__name'>{words[state]}</Text>
        <Button kind='secondary' icon='qr-code' onTap={() => openMyBookingIn(slot.id, person?.personId)}>
          {w.seeMine}
        </Button>
      </View>
    </Card>
  );
}
