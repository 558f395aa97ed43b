import { Text } from '@tarojs/components';
import { useState } from 'react';
import { asksWords } from '@shared/words/booking-asks';
import { missingOf } from '@/services/answers';
import { useWords } from '@/services/settings';
import { QuestionField, type QuestionsProps } from '@/shell/questions';
import { Button } from '@/ui';

interface CareProps extends Omit<QuestionsProps, 'strict'> {
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
