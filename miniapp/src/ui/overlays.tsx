import { Text, View } from '@tarojs/components';
import type { ComponentType } from 'react';
import { uiWords } from '@shared/words/ui';
import { useWords } from '../services/settings';
import { useStore } from '../services/store';
import { spoken } from './a11y';
import { questionStore } from './ask';
import { Button } from './button';
import { cx } from './cx';
import { Icon } from './icon';
import { noticeStore, type NoticeTone } from './notice';
import { Sheet } from './sheet';

const added: ComponentType[] = [];

/** Lets the app put its own sheets (sign-in, privacy) on every page, without the kit knowing them. */
export function addOverlay(overlay: ComponentType): void {
  if (!added.includes(overlay)) added.push(overlay);
}

/** What may come over any page. Only the page in view shows it: the ones below stay mounted. */
export function Overlays() {
  return (
    <>
      {added.map((Overlay, index) => (
        <Overlay key={index} />
      ))}
      <QuestionSheet />
      <NoticeBar />
    </>
  );
}

const noticeIcons: Record<NoticeTone, 'circle-check' | 'circle-alert' | 'info'> = {
  ok: 'circle-check',
  error: 'circle-alert',
  info: 'info',
};

function NoticeBar() {
  const notice = useStore(noticeStore);
  return (
    <View className='ui-notice-space' {...spoken({ role: 'status', live: 'polite' })}>
      {notice && (
        <View key={notice.id} className={cx('ui-notice', `ui-notice--${notice.tone}`)}>
          <Icon name={noticeIcons[notice.tone]} size={20} />
          <Text className='ui-notice__text'>{notice.text}</Text>
        </View>
      )}
    </View>
  );
}

function QuestionSheet() {
  const w = useWords(uiWords);
  const question = useStore(questionStore);
  if (!question) return null;
  return (
    <Sheet
      open
      title={question.title}
      onClose={() => question.answer(false)}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={() => question.answer(false)}>
            {question.no ?? w.cancel}
          </Button>
          <Button kind={question.danger ? 'danger' : 'primary'} onTap={() => question.answer(true)}>
            {question.yes}
          </Button>
        </View>
      }
    >
      {question.text !== undefined && <Text className='ui-text'>{question.text}</Text>}
    </Sheet>
  );
}
