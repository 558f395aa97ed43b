import { Text, View } from '@tarojs/components';
import { limits } from '@shared/limits';
import { asksWords } from '@shared/words/booking-asks';
import { useWords } from '@/services/settings';
import { Chips, Field, TextInput } from '@/ui';
import { missingOf, type Answers, type Member, type Question, type Value } from '@/services/answers';

export interface QuestionsProps {
  questions: readonly Question[];
  members: readonly Member[];
  answers: Answers;
  /** Whether what is missing is said. */
  strict: boolean;
  onAnswer: (personId: string, questionId: string, value: Value) => void;
}

/** What the service asks, of each who comes. */
export function Questions({ questions, members, answers, strict, onAnswer }: QuestionsProps) {
  const w = useWords(asksWords);
  if (questions.length === 0) return null;
  const missing = strict ? missingOf(questions, members, answers) : [];
  return (
    <View className='ui-stack'>
      {members.map(({ personId, name }) => (
        <View key={personId} className='ui-stack'>
          <Text className='ui-note'>{members.length > 1 ? w.titleFor(name) : w.title}</Text>
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
      <Text className='ui-note'>{w.seen}</Text>
    </View>
  );
}

interface FieldProps {
  question: Question;
  value: Value | undefined;
  missing: boolean;
  onChange: (value: Value) => void;
}

/** One question, answered by choosing or by typing. */
export function QuestionField({ question, value, missing, onChange }: FieldProps) {
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
