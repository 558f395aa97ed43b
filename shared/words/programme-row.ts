import type { Language } from './languages';

/** The way to the programmes for children; apart from their words, which only their pages carry. */
export const programmeRow: Record<Language, { title: string; note: string; ofBooking: string; ofBookingNote: string }> =
  {
    zh: {
      title: '小候鸟 · 假期班',
      note: '家长给孩子报名，一次报满整期',
      ofBooking: '每一课和到课情况',
      ofBookingNote: '哪天上课、孩子到了没有',
    },
    en: {
      title: 'Holiday programmes',
      note: 'For children, enrolled by a parent for all days',
      ofBooking: 'Sessions and attendance',
      ofBookingNote: 'Which days, and whether the child came',
    },
  };
