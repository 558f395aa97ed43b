import type { BookingAuthority, BookingState } from '../enums';

/** The sheet of a centre's bookings. In Chinese: it is a paper of the centre's. Titles with their widths in characters. */
export const bookingSheetWords = {
  name: '预约名单',
  columns: {
    on: ['日期', 12],
    time: ['时间', 14],
    service: ['服务', 20],
    place: ['地点', 18],
    name: ['姓名', 12],
    age: ['年龄', 8],
    party: ['人数', 8],
    state: ['状态', 12],
    authority: ['谁约的', 12],
    attended: ['签到时间', 12],
    reason: ['取消原因', 30],
  } satisfies Record<string, [string, number]>,
  states: {
    pending: '待中心确认',
    waiting: '候补中',
    offered: '等确认',
    confirmed: '已约',
    attended: '已签到',
    cancelled: '已取消',
    no_show: '没来',
    expired: '没等到',
  } satisfies Record<BookingState, string>,
  authorities: {
    self: '自己',
    guardian: '监护人',
    proxy: '代办人',
    staff: '工作人员',
  } satisfies Record<BookingAuthority, string>,
};
