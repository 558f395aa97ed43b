import { Text, View } from '@tarojs/components';
import { actScopes, type ActScope } from '@shared/enums';
import { familyAddWords, type Span } from '@shared/words/family-add';
import { familyWords } from '@shared/words/family';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { cx, Field, Icon, Segmented, Tap } from '@/ui';
import { dayOf, lastOnOf, spans } from './when';

export interface Power {
  scopes: readonly ActScope[];
  span: Span;
}

interface Props {
  label: string;
  hint?: string;
  error?: string;
  value: Power;
  onChange: (value: Power) => void;
}

/** What may be done for somebody, and for how long; the length is asked only where there is something to do. */
export function PowerChoice({ label, hint, error, value, onChange }: Props) {
  const w = useWords(familyWords);
  const add = useWords(familyAddWords);
  const { language } = useSettings();
  const now = useNow();
  const turn = (scope: ActScope) => {
    const without = value.scopes.filter((one) => one !== scope);
    onChange({ ...value, scopes: without.length < value.scopes.length ? without : [...value.scopes, scope] });
  };
  return (
    <>
      <Field label={label} hint={hint} error={error}>
        <View className='family-scopes'>
          {actScopes.map((scope) => {
            const on = value.scopes.includes(scope);
            return (
              <Tap
                key={scope}
                role='checkbox'
                checked={on}
                repeat
                className={cx('ui-choice', on && 'is-chosen')}
                label={w.scopes[scope]}
                onTap={() => turn(scope)}
              >
                <Text className='ui-choice__title family-scopes__word'>{w.scopes[scope]}</Text>
                <Icon name={on ? 'circle-check' : 'circle'} size={22} className='ui-choice__mark' />
              </Tap>
            );
          })}
        </View>
      </Field>
      {value.scopes.length === 0 ? null : (
        <Field label={add.span} hint={add.until(dayOf(lastOnOf(value.span, now), now, language))}>
          <Segmented<Span>
            label={add.span}
            options={spans.map((span) => ({ value: span, word: add.spans[span] }))}
            value={value.span}
            onChange={(span) => onChange({ ...value, span })}
          />
        </Field>
      )}
    </>
  );
}
