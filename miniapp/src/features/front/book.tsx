import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { consentTexts, currentConsentText, witnessMethods, type WitnessMethod } from '@shared/enums';
import { limits } from '@shared/limits';
import { frontWords } from '@shared/words/front-desk';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { isApiError } from '@/services/api-error';
import { useWords } from '@/services/settings';
import { Button, Card, ChoiceCards, Empty, Field, notify, Segmented, Stepper, TextInput } from '@/ui';
import { Frame } from './frame';

type Found = Reply<'deskBooking.find'>['items'][number];
type Booked = Reply<'deskBooking.book'>;
type By = 'phone' | 'name' | 'new';
const ways: readonly By[] = ['phone', 'name', 'new'];

/** '19480302' → '1948-03-02'; null where it is no day. */
function dayOf(text: string): string | null {
  const [, y, m, d] = /^(\d{4})\D?(\d{2})\D?(\d{2})$/.exec(text.trim()) ?? [];
  if (y === undefined || m === undefined || d === undefined) return null;
  const day = `${y}-${m}-${d}`;
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day;
}

/** Books for who has come or called: who it is, how many, done. */
export default function BookPage() {
  const w = useWords(frontWords);
  const { slotId = '', centreId = '' } = useParams<{ slotId: string; centreId: string }>();
  const [people, setPeople] = useState<Found[] | null>(null);
  const [booked, setBooked] = useState<(Booked & { name: string }) | null>(null);
  const again = () => {
    setPeople(null);
    setBooked(null);
  };
  return (
    <Frame title={w.book} lead={w.lead} centreId={centreId}>
      <View className='ui-stack'>
        {booked !== null ? (
          <Done booked={booked} slotId={slotId} centreId={centreId} onAgain={again} />
        ) : people === null ? (
          <Who centreId={centreId} onFound={setPeople} />
        ) : (
          <Choose people={people} slotId={slotId} onBooked={setBooked} onBack={again} />
        )}
      </View>
    </Frame>
  );
}

function Who({ centreId, onFound }: { centreId: string; onFound: (people: Found[]) => void }) {
  const w = useWords(frontWords);
  const [by, setBy] = useState<By>('phone');
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [born, setBorn] = useState('');
  const [method, setMethod] = useState<WitnessMethod>('call_back');
  const [fault, setFault] = useState<string | null>(null);
  const bornOn = dayOf(born);
  const wrongOf = (): string | null => {
    if (by === 'phone') return phone.trim().length < limits.phoneMin ? w.phoneNeeded : null;
    if (name.trim() === '') return w.nameNeeded;
    return bornOn === null && (by === 'name' || born.trim() !== '') ? w.bornWrong : null;
  };
  const send = async () => {
    const wrong = wrongOf();
    setFault(wrong);
    if (wrong !== null) return;
    if (by === 'phone') {
      onFound((await call('deskBooking.find', { body: { centreId, phone } })).items);
    } else if (by === 'name') {
      onFound((await call('deskBooking.find', { body: { centreId, name, bornOn: bornOn ?? '' } })).items);
    } else {
      const more = { ...(bornOn === null ? {} : { bornOn }), ...(phone.trim() === '' ? {} : { phone }) };
      const body = { centreId, name, ...more, method, textVersion: currentConsentText ?? consentTexts[0] };
      onFound([await call('deskBooking.register', { body })]);
    }
  };
  return (
    <Card>
      <View className='ui-stack'>
        <Segmented<By>
          label={w.by.label}
          options={ways.map((value) => ({ value, word: w.by[value] }))}
          value={by}
          onChange={(next) => {
            setBy(next);
            setFault(null);
          }}
        />
        {by !== 'phone' && (
          <>
            <Field label={w.name}>
              <TextInput label={w.name} value={name} onChange={setName} maxLength={limits.nameMax} />
            </Field>
            <Field label={w.born} hint={by === 'new' ? w.bornOptional : w.bornHint}>
              <TextInput kind='digits' label={w.born} value={born} onChange={setBorn} maxLength={10} />
            </Field>
          </>
        )}
        {by !== 'name' && (
          <Field label={w.phone} hint={by === 'new' ? w.phoneOptional : w.phoneHint}>
            <TextInput kind='tel' label={w.phone} value={phone} onChange={setPhone} maxLength={limits.phoneMax} />
          </Field>
        )}
        {by === 'new' && (
          <>
            <Field label={w.consent}>
              <Text>{w.consentText}</Text>
            </Field>
            <Field label={w.method}>
              <ChoiceCards
                label={w.method}
                options={witnessMethods.map((value) => ({ value, title: w.methods[value] }))}
                value={method}
                onChange={setMethod}
              />
            </Field>
          </>
        )}
        {fault !== null && (
          <Field label='' error={fault}>
            {null}
          </Field>
        )}
        <Button icon={by === 'new' ? undefined : 'search'} onTap={send}>
          {by === 'new' ? w.register : w.find}
        </Button>
      </View>
    </Card>
  );
}

interface ChooseProps {
  people: readonly Found[];
  slotId: string;
  onBooked: (booked: Booked & { name: string }) => void;
  onBack: () => void;
}

function Choose({ people, slotId, onBooked, onBack }: ChooseProps) {
  const w = useWords(frontWords);
  const [found, setFound] = useState<string | null>(people.length === 1 ? (people[0]?.found ?? null) : null);
  const [partySize, setPartySize] = useState(1);
  const [isFull, setFull] = useState(false);
  // One key for one intention: a second tap does nothing new.
  const key = useRef(`desk-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
  const name = people.find((one) => one.found === found)?.personName || w.noName;
  const book = async () => {
    if (found === null) return;
    const body = { requestKey: key.current, found, partySize, orWait: isFull };
    try {
      onBooked({ ...(await call('deskBooking.book', { params: { slotId }, body })), name });
    } catch (error) {
      if (isApiError(error) && error.code === 'booking.slot_full' && !isFull) setFull(true);
      throw error;
    }
  };
  return (
    <>
      <Card>
        <View className='ui-stack'>
          <Field label={w.found} hint={w.foundHint}>
            <ChoiceCards
              label={w.found}
              options={people.map((one) => ({
                value: one.found,
                title: one.personName || w.noName,
                note: [
                  one.age === null ? '' : w.years(one.age),
                  one.phone ?? '',
                  one.hasWechat ? w.hasWechat : w.noWechat,
                ]
                  .filter(Boolean)
                  .join(' · '),
              }))}
              value={found}
              onChange={setFound}
            />
          </Field>
          <Field label={w.partySize}>
            <Stepper label={w.partySize} value={partySize} min={1} max={limits.partyMax} onChange={setPartySize} />
          </Field>
        </View>
      </Card>
      <Button disabled={found === null} onTap={book}>
        {isFull ? w.wait(name) : w.confirm(name)}
      </Button>
      <Button kind='quiet' onTap={onBack}>
        {w.another}
      </Button>
    </>
  );
}

interface DoneProps {
  booked: Booked & { name: string };
  slotId: string;
  centreId: string;
  onAgain: () => void;
}

function Done({ booked, slotId, centreId, onAgain }: DoneProps) {
  const w = useWords(frontWords);
  const [here, setHere] = useState(false);
  const { booking, rank, name } = booked;
  const checkIn = async () => {
    await call('roster.checkIn', { body: { bookingId: booking.id } });
    setHere(true);
    notify(w.checkedIn(1));
  };
  return (
    <>
      <Empty
        icon='circle-check'
        title={rank === null ? w.booked(name) : w.waiting(rank)}
        hint={`${booking.serviceName} · ${booking.place}`}
      />
      {booking.may.checkIn && !here && rank === null && <Button onTap={checkIn}>{w.checkInNow}</Button>}
      {rank !== null && (
        <Button kind='secondary' onTap={() => go('/features/front/line', { slotId, centreId })}>
          {w.line}
        </Button>
      )}
      <Button kind='secondary' onTap={onAgain}>
        {w.another}
      </Button>
    </>
  );
}
