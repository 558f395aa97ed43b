import { Text } from '@tarojs/components';
import { updateWords } from '@shared/words/ui';
import { isH5 } from '../platform/target';
import { applyUpdate, updateStore } from '../platform/update';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { Button, Sheet } from '../ui';

/**
 * Over every page once the server refuses this version: how to get the new one. It can be put away, to read what the page
 * already shows, and comes back at the next call.
 */
export function UpdateSheet() {
  const w = useWords(updateWords);
  const { needed, ready, failed } = useStore(updateStore);
  if (!needed) return null;
  const close = () => updateStore.set({ ...updateStore.get(), needed: false });
  const byItself = isH5 || ready;
  return (
    <Sheet
      open
      title={w.title}
      onClose={close}
      foot={byItself ? <Button onTap={applyUpdate}>{w.update}</Button> : undefined}
    >
      <Text className='ui-text'>{byItself ? w.text : failed ? w.byHand : w.coming}</Text>
    </Sheet>
  );
}
