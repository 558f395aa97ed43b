import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { frontWords } from '@shared/words/front-desk';
import { answersOf, missingOf, type Answers } from '@/services/answers';
import { call } from '@/services/api';
import { isApiError } from '@/services/api-error';
import { useWords } from '@/services/settings';
import { Questions } from '@/shell/questions';
import { Button, Card, ChoiceCards, Field, Stepper } from '@/ui';
import type { Found } from './who';

export type Booked = Reply<'deskBooking.book'>;
export type Service = Reply<'service.get'>;

interface ChooseProps {
  people: readonly Found[];
  slotId: string;
  service: Service;
  onBooked: (booked: Booked & { name: string }) => void;
  onBack: () => void;
}

/** Which of them, how many, and what the service asks. */
export function Choose({ people, slotId, service, onBooked, onBack }: ChooseProps) {
  const w = useWords(frontWords);
  const [found, setFound] = useState<string | null>(people.length === 1 ? (people[0]?.found ?? null) : null);
  const [partySize, setPartySize] = useState(1);
  const [isFull, setFull] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const [strict, setStrict] = useState(false);
  // One key for one intention: a second tap does nothing new.
  const key = useRef(`desk-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
  const name = people.find((one) => one.found === found)?.personName || w.noName;
  const book = async () => {
    if (found === null) return;
    const isMissing = missingOf(service.questions, [{ personId: found, name }], answers).length > 0;
    setStrict(isMissing);
    if (isMissing) return;
    const told = answersOf(answers, found);
    const body = { requestKey: key.current, found, partySize, orWait: isFull, answers: told };
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
          {service.rules.partyMax > 1 && (
            <Field label={w.partySize}>
              <Stepper
                label={w.partySize}
                value={partySize}
                min={1}
                max={service.rules.partyMax}
                onChange={setPartySize}
              />
            </Field>
          )}
        </View>
      </Card>
      {found !== null && service.questions.length > 0 && (
        <Card>
          <Questions
            questions={service.questions}
            members={[{ personId: found, name }]}
            answers={answers}
            strict={strict}
            onAnswer={(personId, questionId, value) =>
              setAnswers((old) => ({ ...old, [personId]: { ...old[personId], [questionId]: value } }))
            }
          />
        </Card>
      )}
      <Button disabled={found === null} onTap={book}>
        {isFull ? w.wait(name) : w.confirm(name)}
      </Button>
      <Button kind='quiet' onTap={onBack}>
        {w.otherPerson}
      </Button>
    </>
  );
}
