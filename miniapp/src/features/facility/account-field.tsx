import { Text, View } from '@tarojs/components';
import { resourceLinkWords } from '@shared/words/resource-link';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { ask, Button, Field } from '@/ui';
import type { Resource } from './facility';

interface AccountFieldProps {
  resource: Resource;
  /** To the choice of an account. */
  onChoose: () => void;
  /** With what is said of it. */
  onChanged: (next: Resource, word: string) => void;
}

/** Whose account somebody has: told when they stand in or are replaced. Written at once, apart from the rest of the form. */
export function AccountField({ resource, onChoose, onChanged }: AccountFieldProps) {
  const w = useWords(resourceLinkWords);
  const { id, name, person, version } = resource;
  const unlink = async () => {
    if (!(await ask(w.unlinkAsk(name)))) return;
    onChanged(await call('resource.unlink', { params: { resourceId: id }, body: { version } }), w.unlinked);
  };
  return (
    <Field label={w.label} hint={person === null ? w.noneHint : w.linkedHint}>
      <View className='facility-account'>
        <Text className='facility-account__name'>{person === null ? w.none : person.personName || w.noName}</Text>
        <View className='facility-account__acts'>
          <Button block={false} size='small' kind='secondary' icon='user-check' onTap={onChoose}>
            {person === null ? w.link : w.other}
          </Button>
          {person !== null && (
            <Button block={false} size='small' kind='quiet' icon='user-x' onTap={unlink}>
              {w.unlink}
            </Button>
          )}
        </View>
      </View>
    </Field>
  );
}
