import { useState } from 'react';
import { View } from '@tarojs/components';
import { ask, notify, BigTask, Button, CallBar, Card, CentreArt, Chips, ChoiceCards, DayStrip, Empty, Facts, Field, IconTile, Progress, QrCode, Row, Rows, Screen, SearchInput, Section, Segmented, Skeleton, SlotRow, StatusTag, Stepper, Steps, Tag, TextInput } from '@/ui';
import { setSettings, useSettings } from '@/services/settings';
import { signIn } from '@/services/session';
import { go } from '@/platform/navigate';

export default function Page() {
  const [day, setDay] = useState('2026-11-22');
  const [text, setText] = useState('');
  const [n, setN] = useState(2);
  const [who, setWho] = useState('self');
  const s = useSettings();
  const days = ['今天', '周一', '周二', '周三', '周四', '周五', '周六'].map((word, i) => ({ on: `2026-11-${22 + i}`, word, date: String(22 + i), dot: (['ok', 'ok', 'ok', 'warn', 'ok', 'none', 'closed'] as const)[i]! }));
  return (
    <Screen title='选时间' tab='home' bar={<View className='ui-pair'><Button kind='secondary' icon='phone' onTap={() => ask({ title: '取消这次预约？', text: '名额会让给别的邻居。', yes: '取消预约', danger: true })}>联系网格员</Button><Button onTap={() => signIn()}>预约 14:30</Button></View>}>
      <Card><Row title='健身房' tag={<Tag>免费</Tag>} note='华泰邻里中心 2 楼 · 每次 1 小时' /></Card>
      <DayStrip label='日期' days={days} value={day} onChange={setDay} />
      <View className='ui-stack'>
        <SlotRow time='09:00–10:00' tag='已结束' tone='muted' disabled onTap={() => 0} />
        <SlotRow time='14:30–15:30' tag='余 4 位' tone='ok' selected onTap={() => 0} />
        <SlotRow time='15:30–16:30' tag='余 1 位' tone='warn' onTap={() => 0} />
        <SlotRow time='19:00–20:00' tag='已满' tone='muted' disabled onTap={() => 0} note='候补 3 人' />
      </View>
      <Section title='家门口的中心' aside='全部 46 个' onAside={() => 0}>
        {['ctr_1', 'ctr_2', 'ctr_3', 'ctr_4', 'ctr_5'].map((x) => <Card key={x} pad={false}><CentreArt seed={x} /><Row strong title='华泰社区“党建+”邻里中心' tag={<StatusTag tone='ok'>开放至 21:00</StatusTag>} /></Card>)}
      </Section>
      <Rows>
        <Row icon='calendar-plus' title='加入日历' onTap={() => notify('已加入日历')} />
        <Row icon='bell' title='开始前 1 小时提醒我' value='已开启' onTap={() => notify('网络好像断了，请检查网络后重试', 'error')} />
        <Row icon='phone' title='联系中心' value='0595-8888 0000' onTap={() => go('/pages/mine/index')} />
        <Row icon='utensils' iconTone='warn' title='长者午餐' note='今天 11:30' value='余 12 份' onTap={() => 0} />
      </Rows>
      <Card className='x'><QrCode value='bkg_abc:482916' label='签到码' /></Card>
      <Segmented label='x' value='a' options={[{ value: 'a', word: '即将到来' }, { value: 'b', word: '以前的' }]} onChange={() => 0} />
      <Chips label='功能' value='a' options={[{ value: 'a', word: '全部' }, { value: 'b', word: '长者食堂', icon: 'utensils' }, { value: 'c', word: '托育', icon: 'baby' }, { value: 'd', word: '健身', icon: 'dumbbell' }]} onChange={() => 0} />
      <SearchInput label='搜索' value={text} onChange={setText} placeholder='找服务' />
      <Card><Field label='称呼' hint='工作人员会这样叫您' error={text ? '太短' : undefined}><TextInput label='称呼' value={text} onChange={setText} placeholder='比如 陈阿姨' /></Field></Card>
      <TextInput label='码' kind='digits' big value={text} onChange={setText} placeholder='六位数字' />
      <Stepper label='人数' value={n} min={1} max={4} onChange={setN} />
      <ChoiceCards label='为谁' value={who} onChange={setWho} options={[{ value: 'self', title: '自己', icon: 'user-round' }, { value: 'mum', title: '陈秀兰', note: '母亲 · 72 岁', icon: 'heart', tone: 'error' }]} />
      <Progress value={188} of={300} mark={200} label='188 / 300' />
      <Card><Steps items={[{ title: '已收到', note: '11-22 09:41', state: 'done' }, { title: '正在处置', note: '预计今天 16:00', state: 'now' }, { title: '您来评价', state: 'next' }]} /></Card>
      <Card><Facts items={[{ label: '地点', value: '华泰邻里中心 2 楼' }, { label: '电话', value: '0595-8888 0000' }]} /></Card>
      <Card tone='brand-fill'><Tag>还有 2 小时</Tag><View className='ui-pair'><Button kind='on-fill' icon='qr-code' onTap={() => 0}>出示签到码</Button><Button kind='on-fill-quiet' onTap={() => 0}>怎么走</Button></View></Card>
      <BigTask icon='calendar-check' tone='brand' title='预约' note='吃饭、理发、量血压' onTap={() => 0} />
      <BigTask icon='megaphone' tone='error' title='有事反映' note='说一句话就行' onTap={() => 0} />
      <CallBar phone='0595-88880000' word='打电话给中心' />
      <IconTile name='heart-handshake' tone='ok' />
      <Empty title='还没有预约' hint='从首页挑一项服务，几步就能约好。' action={{ word: '去看看', onTap: () => 0 }} />
      <Skeleton kind='rows' lines={2} />
      <Button onTap={() => setSettings({ care: !s.care })}>关怀</Button>
      <Button onTap={() => setSettings({ theme: s.theme === 'dark' ? 'light' : 'dark' })} disabled={n === 1}>夜间</Button>
      <Button kind='soft' onTap={() => new Promise((r) => setTimeout(r, 3000))}>慢</Button>
    </Screen>
  );
}
