import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { asksWords } from '@shared/words/booking-asks';
import { useWords } from '@/services/settings';
import { Button, Chips, Field, TextInput } from '@/ui';
import { missingOf, type Answers, type Member, type Question, type Value } from './answers';

interface Props {
  questions: readonly Question[];
  members: readonly Member[];
  answers: Answers;
  /** Whether what is missing is said. */
  strict: boolean;
  onAnswer: (personId: string, questionId: string, value: Value) => void;
}

/** What the service asks, of each who comes. */
export function Questions({ questions, members, answers, strict, onAnswer }: Props) {
  const w = useWords(asksWords);
  if (questions.length === 0) return null;
  const missing = strict ? missingOf(questions, members, answers) : [];
  return (
    <View className='confirm-asks'>
      {members.map(({ personId, name }) => (
        <View key={personId} className='ui-stack'>
          <Text className='confirm-title'>{members.length > 1 ? w.titleFor(name) : w.title}</Text>
          {questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              value={answers[personId]?.[question.id]}
              missing={missing.some((one) => one.personId === personId && one.questionId === question.id)}
              onChange={(value) => onAnswer(personId, question.id, value)}
            />
          ))}
        </View>
      ))}
      <Text className='confirm-note'>{w.seen}</Text>
    </View>
  );
}

interface FieldProps {
  question: Question;
  value: Value | undefined;
  missing: boolean;
  onChange: (value: Value) => void;
}

function QuestionField({ question, value, missing, onChange }: FieldProps) {
  const w = useWords(asksWords);
  const { kind, required, options } = question;
  const label = required ? question.label : `${question.label}${w.optional}`;
  const choices =
    kind === 'yes_no'
      ? [
          { value: 'yes', word: w.yes },
          { value: 'no', word: w.no },
        ]
      : options.map((option) => ({ value: option, word: option }));
  const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '');
  return (
    <Field label={label} error={missing ? w.needed : undefined}>
      {kind === 'choice' || kind === 'yes_no' ? (
        <Chips
          all
          label={label}
          options={choices}
          value={chosen}
          onChange={(next) => onChange(kind === 'yes_no' ? next === 'yes' : next)}
        />
      ) : (
        <TextInput
          label={label}
          kind={kind === 'number' ? 'number' : 'text'}
          value={String(value ?? '')}
          maxLength={kind === 'number' ? 5 : limits.answerMax}
          error={missing}
          onChange={(text) => onChange(kind === 'number' ? numberOf(text) : text)}
        />
      )}
    </Field>
  );
}

/** Digits alone; nothing is nothing, not zero. */
const numberOf = (text: string): Value => {
  const digits = text.replace(/\D/g, '').slice(0, 5);
  return digits === '' ? '' : Number(digits);
};

interface CareProps extends Omit<Props, 'strict'> {
  onDone: () => void;
}

/** Care mode: one question a screen, of one person after the other. */
export function CareQuestions({ questions, members, answers, onAnswer, onDone }: CareProps) {
  const w = useWords(asksWords);
  const all = members.flatMap((member) => questions.map((question) => ({ member, question })));
  const [at, setAt] = useState(0);
  const [strict, setStrict] = useState(false);
  const one = all[at];
  if (one === undefined) return null;
  const { member, question } = one;
  const isMissing = missingOf([question], [member], answers).length > 0;
  const next = () => {
    setStrict(isMissing);
    if (isMissing) return;
    if (at + 1 === all.length) onDone();
    else setAt(at + 1);
  };
  return (
    <>
      <Text className='service-question'>{members.length > 1 ? w.titleFor(member.name) : w.title}</Text>
      <Text className='confirm-note'>{w.step(at + 1, all.length)}</Text>
      <QuestionField
        key={`${member.personId} ${question.id}`}
        question={question}
        value={answers[member.personId]?.[question.id]}
        missing={strict && isMissing}
        onChange={(value) => onAnswer(member.personId, question.id, value)}
      />
      <Button onTap={next}>{at + 1 === all.length ? w.done : w.next}</Button>
      <Text className='confirm-note'>{w.seen}</Text>
    </>
  );
}
