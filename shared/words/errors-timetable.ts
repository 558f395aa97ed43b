import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type TimetableCode = Extract<
  ErrorCode,
  | `timetable.${string}`
  | `change.${string}`
  | `block.${string}`
  | `move.${string}`
  | `resource.${string}`
  | `needs.${string}`
>;

/** Refusals of the timetable, of what it changes, and of rooms and people that are taken out. */
export const timetableErrors: Record<Language, Record<TimetableCode, string>> = {
  zh: {
    'timetable.changed': '刚刚有人预约或改了排期，影响已经不同，请再看一遍再保存',
    'timetable.too_much': '这次修改牵涉的时段或预约太多，请分几次改',
    'timetable.name_unchecked': '这个名字现在没法核对，请换个说法或稍后再试',
    'move.begun': '这个时段已经开始了，不能再移动',
    'move.not_planned': '这个时段不在排期里（可能已停办或属于假期班），不能在这里移动',
    'move.nothing': '还是原来的时间和地方，没有变化',
    'move.unfit': '只能换成同一类、专长相同的场地或人员',
    'move.past': '新的时间已经过去了，请选以后的时间',
    'move.beyond': '新的一天还没有开放预约，请选近一点的日子',
    'move.shut': '新的时间不在中心开门的时间里',
    'move.own_time': '这个服务在那时已经有另一个时段',
    'move.taken': '那时要用的场地或人员已有安排，请换一个时间或地方',
    'move.reason_unchecked': '这个原因现在没法核对，请换个说法或稍后再试',
    'block.past': '开始时间已经过去了，请从现在以后开始停用',
    'block.overlaps': '这段时间已经停用了，请换一段，或先恢复原来的',
    'block.running': '这段时间里有服务正在进行，请从它结束以后开始停用',
    'block.substitute_taken': '选的替换刚刚有了别的安排，请再看一遍再保存',
    'block.reason_unchecked': '这个原因现在没法核对，请换个说法或稍后再试',
    'block.not_active': '这次停用已经恢复或已经过去了',
    'resource.changed': '别的同事刚改过这一项，请看最新的再改',
    'resource.needed': '还有服务项目要用它，不能撤掉',
    'resource.in_use': '它接下来还有安排，不能撤掉；请先换人或恢复停用',
    'resource.too_many': '本中心的场地和人员太多了，请先撤掉不用的',
    'resource.running': '现在正有服务用着它，改了就用不成了，请等这一场结束再改',
    'resource.parts_unfit': '只有场地和设备能分成几部分；一部分不能再分，也不能是自己',
    'resource.blocks_meet': '改了以后有两段停用会撞在一起，请先恢复其中一段',
    'resource.reason_needed': '有时段或预约受影响，请写上原因，居民会看到',
    'resource.not_somebody': '只有工作人员和能人可以关联账号，场地和设备不行',
    'resource.no_account': '这个人还没有登录过小程序，消息发不到；请先请他登录一次',
    'resource.not_linked': '这里没有关联账号',
    'needs.changed': '别的同事刚改过这个服务要用的场地和人，请看最新的再改',
    'needs.unfit': '选的场地或人里有的已经撤掉了，或者有一个是另一个的一部分，请重新选',
    'change.not_open': '这件事刚刚已经办好了，请看最新情况',
    'change.no_such_time': '这个时间不能选了，请换一个',
    'change.cannot_keep': '原来的时间已经没有了，请改到别的时间或取消',
  },
  en: {
    'timetable.changed': 'Somebody has just booked or changed the timetable; please look at the effects once more',
    'timetable.too_much': 'This change touches too many times or bookings; please make it in parts',
    'timetable.name_unchecked': 'This name cannot be checked right now; use other words or try again later',
    'move.begun': 'This time has begun and cannot be moved',
    'move.not_planned':
      'This time is not in the timetable (it was called off, or belongs to a programme), so it cannot be moved here',
    'move.nothing': 'It is the same time and place; nothing would change',
    'move.unfit': 'Only another of the same kind and skill can take its place',
    'move.past': 'The new time has passed; please choose one ahead',
    'move.beyond': 'That day is not open for booking yet; please choose a nearer one',
    'move.shut': 'The centre is not open at the new time',
    'move.own_time': 'This service has another time then',
    'move.taken': 'The room or somebody it needs is taken then; please choose another time or place',
    'move.reason_unchecked': 'This reason cannot be checked right now; use other words or try again later',
    'block.past': 'The beginning has passed; please begin from now on',
    'block.overlaps': 'Part of this time is taken out already; please choose another, or lift that first',
    'block.running': 'Something is going on within this time; please begin after its end',
    'block.substitute_taken': 'The substitute has just been taken; please look at the effects once more',
    'block.reason_unchecked': 'This reason cannot be checked right now; use other words or try again later',
    'block.not_active': 'This has been lifted already, or is over',
    'resource.changed': 'A colleague has just changed this; please look at it again',
    'resource.needed': 'A service still needs it, so it cannot be retired',
    'resource.in_use':
      'It still has something ahead, so it cannot be retired; choose a substitute or lift the block first',
    'resource.running': 'It is in use right now and would no longer fit; please wait until this is over',
    'resource.parts_unfit':
      'Only rooms and equipment have parts; a part has none of its own, and nothing is a part of itself',
    'resource.blocks_meet':
      'Two times for which staff have taken it out would meet; please give one of them back first',
    'resource.reason_needed': 'This hits times or bookings: please say why, residents will read it',
    'resource.not_somebody': 'Only staff and talents can have an account, not rooms and equipment',
    'resource.no_account':
      'This person has never signed in to the mini-program, so nothing would reach them; please ask them to sign in once',
    'resource.not_linked': 'No account is linked here',
    'needs.changed': 'A colleague has just changed what this service needs; please look at it again',
    'needs.unfit': 'One of these is retired by now, or is a part of another; please choose again',
    'resource.too_many': 'The centre has too many rooms and people; please retire some first',
    'change.not_open': 'This has just been settled; please look at how it stands',
    'change.no_such_time': 'This time is no longer open; please choose another',
    'change.cannot_keep': 'The former time is gone; please choose another or cancel',
  },
};
