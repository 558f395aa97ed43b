import type { IconName } from '@/ui/icons';
import type { Role } from '@shared/enums';
import type { DeskShellWords } from '@shared/words/desk-shell';
import type { Me } from '@/services/tokens';

/** One entry of the navigation at the left of a desk. */
export type DeskWay = keyof DeskShellWords['nav'];

interface Way {
  group: DeskGroup;
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

/** What the entries are about, in the order in which the groups stand. */
export const deskGroups = ['today', 'plan', 'residents', 'centre'] as const;
type DeskGroup = (typeof deskGroups)[number];

/** A workplace that is about one centre and for all who work there. */
const atCentre = (group: DeskGroup, icon: IconName, page: string, values?: Record<string, string>): Way => ({
  group,
  icon,
  page: `/features/${page}`,
  values,
  ofCentre: true,
  isFor: worksAtCentre,
});

/** Every workplace at a desk, in the order in which the navigation shows those that are somebody's. */
export const deskWays: Record<DeskWay, Way> = {
  slots: atCentre('today', 'layout-grid', 'desk/index'),
  list: atCentre('today', 'list-checks', 'desk/index', { view: 'list' }),
  approvals: atCentre('today', 'badge-check', 'approvals/index'),
  calls: atCentre('today', 'phone', 'calls/index'),

  services: atCentre('plan', 'store', 'catalogue/index'),
  timetable: atCentre('plan', 'calendar-days', 'timetable/index'),
  changes: atCentre('plan', 'calendar-x', 'timetable/index', { part: 'tasks' }),
  facility: atCentre('plan', 'blocks', 'facility/index'),
  activities: atCentre('plan', 'tent', 'activity/desk'),
  programmes: atCentre('plan', 'school', 'programme/desk'),
  lottery: atCentre('plan', 'ticket', 'lottery/desk'),

  neighbours: {
    group: 'residents',
    icon: 'map-pin',
    page: '/features/neighbours/index',
    isFor: (me) => me.may.checkNeighbours,
  },
  excuses: atCentre('residents', 'messages-square', 'standing/review'),
  ratings: atCentre('residents', 'message-circle', 'front/ratings'),
  queue: { group: 'residents', icon: 'eye', page: '/features/review/index', isFor: only('reviewer') },
  words: {
    group: 'residents',
    icon: 'ban',
    page: '/features/review/index',
    values: { part: 'words' },
    isFor: only('reviewer'),
  },

  figures: {
    ...atCentre('centre', 'activity', 'figures/index'),
    isFor: (me) => me.role === 'manager' || me.role === 'operator',
  },
  photos: atCentre('centre', 'camera', 'content/photos'),
  roles: { group: 'centre', icon: 'users', page: '/features/roles/index', isFor: (me) => me.may.giveRoles },
  jobs: { group: 'centre', icon: 'activity', page: '/features/system/index', isFor: only('system') },
  record: { group: 'centre', icon: 'list-checks', page: '/features/audit/index', isFor: only('auditor') },
};

/** Somebody's entries by group, in the order they are shown; a group in which they have nothing is left out. */
export function waysOf(me: Me, leaveOut: readonly DeskWay[] = []): { group: DeskGroup; ways: DeskWay[] }[] {
  const own = (Object.keys(deskWays) as DeskWay[]).filter((key) => deskWays[key].isFor(me) && !leaveOut.includes(key));
  return deskGroups
    .map((group) => ({ group, ways: own.filter((key) => deskWays[key].group === group) }))
    .filter(({ ways }) => ways.length > 0);
}
