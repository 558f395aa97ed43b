import type { IconName } from '@/ui/icons';
import type { Role } from '@shared/enums';
import type { DeskShellWords } from '@shared/words/desk-shell';
import type { Me } from '@/services/tokens';

/** One entry of the navigation at the left of a desk. */
export type DeskWay = keyof DeskShellWords['nav'];

interface Way {
  icon: IconName;
  page: string;
  /** What the page is opened with, besides the centre. */
  values?: Record<string, string>;
  /** Whether the page is about one centre, which then goes along. */
  ofCentre?: true;
  isFor: (me: Me) => boolean;
}

const only =
  (role: Role) =>
  (me: Me): boolean =>
    me.role === role;
const worksAtCentre = (me: Me): boolean => me.may.desk;

/** Every workplace at a desk, in the order in which the navigation shows those that are somebody's. */
export const deskWays: Record<DeskWay, Way> = {
  slots: { icon: 'layout-grid', page: '/features/desk/index', ofCentre: true, isFor: worksAtCentre },
  list: {
    icon: 'list-checks',
    page: '/features/desk/index',
    values: { view: 'list' },
    ofCentre: true,
    isFor: worksAtCentre,
  },
  services: { icon: 'store', page: '/features/catalogue/index', ofCentre: true, isFor: worksAtCentre },
  lottery: { icon: 'ticket', page: '/features/lottery/desk', ofCentre: true, isFor: worksAtCentre },
  timetable: { icon: 'calendar-days', page: '/features/timetable/index', ofCentre: true, isFor: worksAtCentre },
  facility: { icon: 'blocks', page: '/features/facility/index', ofCentre: true, isFor: worksAtCentre },
  changes: {
    icon: 'calendar-x',
    page: '/features/timetable/index',
    values: { part: 'tasks' },
    ofCentre: true,
    isFor: worksAtCentre,
  },
  activities: { icon: 'tent', page: '/features/activity/desk', ofCentre: true, isFor: worksAtCentre },
  programmes: { icon: 'school', page: '/features/programme/desk', ofCentre: true, isFor: worksAtCentre },
  approvals: { icon: 'badge-check', page: '/features/approvals/index', ofCentre: true, isFor: worksAtCentre },
  calls: { icon: 'phone', page: '/features/calls/index', ofCentre: true, isFor: worksAtCentre },
  excuses: { icon: 'messages-square', page: '/features/standing/review', ofCentre: true, isFor: worksAtCentre },
  ratings: { icon: 'message-circle', page: '/features/front/ratings', ofCentre: true, isFor: worksAtCentre },
  figures: {
    icon: 'activity',
    page: '/features/figures/index',
    ofCentre: true,
    isFor: (me) => me.role === 'manager' || me.role === 'operator',
  },
  photos: { icon: 'camera', page: '/features/content/photos', ofCentre: true, isFor: worksAtCentre },
  neighbours: { icon: 'map-pin', page: '/features/neighbours/index', isFor: (me) => me.may.checkNeighbours },
  queue: { icon: 'eye', page: '/features/review/index', isFor: only('reviewer') },
  words: { icon: 'ban', page: '/features/review/index', values: { part: 'words' }, isFor: only('reviewer') },
  jobs: { icon: 'activity', page: '/features/system/index', isFor: only('system') },
  record: { icon: 'list-checks', page: '/features/audit/index', isFor: only('auditor') },
  roles: { icon: 'users', page: '/features/roles/index', isFor: (me) => me.may.giveRoles },
};

/** The keys of somebody's entries, in the order they are shown. */
export const waysOf = (me: Me): DeskWay[] =>
  (Object.keys(deskWays) as DeskWay[]).filter((key) => deskWays[key].isFor(me));
