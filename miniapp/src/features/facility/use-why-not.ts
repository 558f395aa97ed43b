import type { MoveObstacle } from '@shared/enums/resource';
import { slotMoveWords } from '@shared/words/slot-move';
import { useSettings, useWords } from '@/services/settings';
import type { Place } from './facility';
import type { Targets } from './use-drag';

/** Why a slot can't begin somewhere, in words; null where it can. */
export function useWhyNot(): (targets: Targets, to: Place) => string | null {
  const w = useWords(slotMoveWords);
  const { language } = useSettings();
  return ({ resources, blocked }, { on, minute, resourceId }) => {
    if (!resources.some((one) => one.resourceId === resourceId)) return w.unfit;
    const found = blocked.find(
      (one) => one.resourceId === resourceId && one.on === on && one.fromMinute <= minute && minute < one.toMinute,
    );
    if (found === undefined) return null;
    const why: MoveObstacle = found.why;
    return w.why[why](found.inTheWay.join(language === 'en' ? ', ' : '、'));
  };
}
