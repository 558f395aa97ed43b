import { View } from '@tarojs/components';
import { questionKinds, type QuestionKind } from '@shared/enums';
import { limits } from '@shared/limits';
import { catalogueWords } from '@shared/words/catalogue';
import { useWords } from '@/services/settings';
import { Button } from '@/ui';
import { newQuestion, type Draft, type Faults } from './draft';
import { Pick, WordsField } from './fields';
import { Part } from './sections';

type Question = Draft['questions'][number];

interface QuestionsPartProps {
  questions: readonly Question[];
  faults: Faults;
  onChange: (questions: Question[]) => void;
}

/** What is asked of who books, one after the other. */
export function QuestionsPart({ questions, faults, onChange }: QuestionsPartProps) {
  const w = useWords(catalogueWords);
  const set = (at: number, change: Partial<Question>) =>
    onChange(questions.map((one, n) => (n === at ? { ...one, ...change } : one)));
  return (
    <Part title={w.parts.questions}>
      {questions.map((question, n) => (
        <View key={question.id} className='catalogue-question'>
          <WordsField
            label={`${w.question(n + 1)}：${w.questionLabel}`}
            hint={w.questionHint}
            error={faults[`questions.${n}.label`]}
            value={question.label}
            maxLength={limits.questionMax}
            onChange={(label) => set(n, { label })}
          />
          <Pick<QuestionKind>
            label={w.questionKind}
            words={
              Object.fromEntries(questionKinds.map((kind) => [kind, w.kinds[kind]])) as Record<QuestionKind, string>
            }
            value={question.kind}
            onChange={(kind) => set(n, { kind })}
          />
          {question.kind === 'choice' && (
            <WordsField
              multi
              label={w.questionOptions}
              error={faults[`questions.${n}.options`]}
              value={question.options.join('\n')}
              maxLength={limits.optionsMax * (limits.optionMax + 1)}
              onChange={(text) => set(n, { options: text.split('\n').slice(0, limits.optionsMax) })}
            />
          )}
          <Pick
            label={w.questionNeeded}
            words={w.neededChoices}
            value={question.required ? 'yes' : 'no'}
            onChange={(choice) => set(n, { required: choice === 'yes' })}
          />
          <Button
            kind='quiet'
            size='small'
            block={false}
            icon='trash-2'
            label={`${w.questionRemove} ${w.question(n + 1)}`}
            onTap={() => onChange(questions.filter((_, at) => at !== n))}
          >
            {w.questionRemove}
          </Button>
        </View>
      ))}
      {questions.length < limits.questionsMax && (
        <Button kind='secondary' icon='plus' onTap={() => onChange([...questions, newQuestion(questions)])}>
          {w.questionAdd}
        </Button>
      )}
    </Part>
  );
}
