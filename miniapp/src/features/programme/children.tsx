import { Text, View } from '@tarojs/components';
import { useRef } from 'react';
import type { Reply } from '@shared/contract/types';
import { programmeWords } from '@shared/words/programme';
import { programmePickupWords } from '@shared/words/programme-pickup';
import { go } from '@/platform/navigate';
import { asApiError, call, newRequestKey } from '@/services/api';
import { useNow } from '@/services/now';
import { signIn } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { ask, Button, Card, notify, Section, StatusTag } from '@/ui';
import { faceOf, seasonOf } from './when';

type Programme = Reply<'programme.get'>;
type Child = NonNullable<Programme['children']>[number];

interface Then {
  onChanged: () => Promise<unknown>;
  /** Somebody else than a guardian will take home the child of this booking. */
  onMorePickup: (bookingId: string) => void;
}

/** The asker's children, each with what can be done now: enrol, join the line, or see what is there. */
export function Children({ programme, ...then }: { programme: Programme } & Then) {
  const w = useWords(programmeWords);
  const { children } = programme;
  const now = useNow();
  const face = faceOf(programme, now);
  const isOver = face === 'ended' || face === 'closed';
  if (isOver && (children ?? []).every(({ booking }) => booking === null)) return null;
  return (
    <Section title={w.enrolTitle}>
      <View className='ui-stack'>
        {children === null ? (
          <Card>
            <View className='ui-stack'>
              <Text className='ui-text'>{w.signedOut}</Text>
              <Button
                icon='log-in'
                onTap={() => signIn().catch((error: unknown) => notify(asApiError(error).message, 'error'))}
              >
                {w.signIn}
              </Button>
            </View>
          </Card>
        ) : children.length === 0 ? (
          <Card>
            <View className='ui-stack'>
              <Text className='season__name'>{w.noChildren}</Text>
              <Text className='ui-text'>{w.noChildrenHint}</Text>
              <Button icon='baby' onTap={() => go('/features/family/add')}>
                {w.addChild}
              </Button>
            </View>
          </Card>
        ) : (
          children.map((child) => <ChildCard key={child.personId} child={child} programme={programme} then={then} />)
        )}
        <Text className='season__rule'>{w.rule}</Text>
      </View>
    </Section>
  );
}

interface ChildProps {
  child: Child;
  programme: Programme;
  then: Then;
}

const bookingTones = { confirmed: 'ok', attended: 'ok', offered: 'warn' } as const;

function ChildCard({ child, programme, then }: ChildProps) {
  const w = useWords(programmeWords);
  const name = child.name || w.child;
  const now = useNow();
  const face = faceOf(programme, now);
  const enrol = useEnrol(programme, child, name, then);
  const { booking } = child;
  return (
    <Card>
      <View className='season-child'>
        <View className='season-child__words'>
          <Text className='season__name'>{name}</Text>
          {booking !== null ? (
            <StatusTag tone={bookingTones[booking.state as keyof typeof bookingTones] ?? 'brand'}>
              {w.states[booking.state]}
            </StatusTag>
          ) : child.age !== null ? (
            <StatusTag tone='muted' icon='circle-x'>
              {w.unfit[child.age]}
            </StatusTag>
          ) : null}
        </View>
        {booking !== null ? (
          <Button
            kind='secondary'
            block={false}
            label={w.seeBookingOf(name)}
            onTap={() => go('/features/booking/booking', { bookingId: booking.id })}
          >
            {w.seeBooking}
          </Button>
        ) : child.age === null && face === 'open' ? (
          <Button block={false} label={w.enrolFor(name)} onTap={() => enrol(false)}>
            {w.enrol}
          </Button>
        ) : child.age === null && face === 'full' && programme.canWait ? (
          <Button kind='soft' block={false} label={w.waitFor(name)} onTap={() => enrol(true)}>
            {w.wait}
          </Button>
        ) : null}
      </View>
    </Card>
  );
}

/** Asked once more, then claimed as any place is; the key stays until an answer has come, so a lost one makes nothing new. */
function useEnrol(programme: Programme, child: Child, name: string, { onChanged, onMorePickup }: Then) {
  const w = useWords(programmeWords);
  const p = useWords(programmePickupWords);
  const { language } = useSettings();
  const now = useNow();
  const key = useRef<string | null>(null);
  const askForOthers = async (bookingId: string) => {
    if (await ask({ title: w.done(name), text: p.othersText, yes: p.add, no: p.noOthers })) onMorePickup(bookingId);
  };
  return async (orWait: boolean) => {
    const sure = await ask(
      orWait
        ? { title: w.sureWait(name), text: w.sureWaitText, yes: w.yesWait, no: w.no }
        : {
            title: w.sure(name),
            text: w.sureText(seasonOf(programme, now, w, language), programme.sessions),
            yes: w.yes,
            no: w.no,
          },
    );
    if (!sure) return;
    key.current ??= newRequestKey();
    try {
      const booked = await call('booking.book', {
        params: { slotId: programme.slotId },
        body: { requestKey: key.current, beneficiaryId: child.personId, orWait },
      });
      key.current = null;
      if (booked.state === 'waiting') notify(w.doneWait(name));
      else void askForOthers(booked.id);
    } catch (failure) {
      const error = asApiError(failure);
      if (error.code !== 'busy') key.current = null;
      notify(error.message, 'error');
    }
    await onChanged();
  };
}
