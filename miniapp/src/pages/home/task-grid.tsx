import { View } from '@tarojs/components';
import { cityHotline, homeWords } from '@shared/words/home';
import { callPhone } from '@/platform/device';
import { go, goTab } from '@/platform/navigate';
import { setSettings, useWords } from '@/services/settings';
import { IconTile, Tap, type IconName, type Tone } from '@/ui';

interface Task {
  word: string;
  icon: IconName;
  tone: Tone;
  onTap: () => unknown;
  badge?: number;
  label?: string;
}

/** What one mostly comes for; only what works leads anywhere. Without a centre of mine the city's line answers. */
export function TaskGrid({ unread, phone }: { unread: number; phone: string | null }) {
  const w = useWords(homeWords);
  const tasks: Task[] = [
    { word: w.book, icon: 'calendar-check', tone: 'brand', onTap: () => goTab('services') },
    { word: w.myBookings, icon: 'ticket-check', tone: 'ok', onTap: () => go('/features/booking/list') },
    {
      word: w.inbox,
      icon: 'bell',
      tone: 'warn',
      badge: unread,
      label: unread > 0 ? w.inboxUnread(unread) : w.inbox,
      onTap: () => go('/features/account/inbox'),
    },
    { word: w.allCentres, icon: 'building-2', tone: 'violet', onTap: () => go('/features/centre/choose') },
    {
      word: phone === null ? w.callHotline : w.callCentre,
      icon: 'phone',
      tone: 'teal',
      onTap: () => callPhone(phone ?? cityHotline),
    },
    { word: w.care, icon: 'accessibility', tone: 'error', onTap: () => setSettings({ care: true }) },
  ];
  return (
    <View className='home-tasks'>
      {tasks.map((task) => (
        <Tap key={task.icon} className='home-task' onTap={task.onTap} label={task.label ?? task.word}>
          <IconTile name={task.icon} tone={task.tone} />
          <View className='home-task__word'>{task.word}</View>
          {task.badge ? <View className='home-task__badge'>{task.badge > 99 ? '99+' : String(task.badge)}</View> : null}
        </Tap>
      ))}
    </View>
  );
}
