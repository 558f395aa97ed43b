import { minuteWords } from '@shared/time/words';
import type { CatalogueWords } from '@shared/words/catalogue';
import type { functionWords } from '@shared/words/functions';
import type { serviceIconWords } from '@shared/words/service-icons';
import { newDraft, type Draft } from './draft';

type Key = keyof Draft;
type FunctionWords = (typeof functionWords)['zh'];
interface Say {
  w: CatalogueWords;
  kinds: FunctionWords;
  icons: (typeof serviceIconWords)['zh'];
  /** Areas by name, where residents alone may book. */
  areas: Named;
}
type Named = readonly { code: string; name: string }[];

export type Side = 'mine' | 'theirs';

/** A setting in which two versions of a service differ, in words. */
export interface Difference {
  key: Key;
  label: string;
  mine: string;
  theirs: string;
  /** Whose is likely meant: theirs where I have changed nothing in it. */
  likely: Side;
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What differs between my version and theirs, both of which began with `base`, in the order of the form. */
export function differing({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', Draft>, say: Say): Difference[] {
  return (Object.keys(newDraft) as Key[])
    .filter((key) => !alike(mine[key], theirs[key]))
    .map((key) => ({
      key,
      label: labelOf(key, say.w),
      mine: valueOf(key, mine, say),
      theirs: valueOf(key, theirs, say),
      likely: alike(mine[key], base[key]) ? 'theirs' : 'mine',
    }));
}

/** One version made of two: of each differing setting the side that was chosen. */
export function chosenOf(mine: Draft, theirs: Draft, sides: Partial<Record<Key, Side>>): Draft {
  const taken = (Object.keys(sides) as Key[]).filter((key) => sides[key] === 'theirs');
  return { ...mine, ...Object.fromEntries(taken.map((key) => [key, theirs[key]])) };
}

function labelOf(key: Key, w: CatalogueWords): string {
  switch (key) {
    case 'opensMinute':
      return w.opensAt;
    case 'maxPerDay':
      return w.perDay;
    case 'maxPerWeek':
      return w.perWeek;
    case 'maxPerMonth':
      return w.perMonth;
    case 'residentsOf':
      return w.residents;
    case 'approvalMinutes':
      return w.approval;
    case 'releaseMinutes':
      return w.release;
    case 'countsNoShows':
      return w.counts;
    case 'isScarce':
      return w.scarce;
    case 'priceMinutes':
      return w.price;
    case 'questions':
      return w.parts.questions;
    default:
      return w[key];
  }
}

function valueOf(key: Key, draft: Draft, { w, kinds, icons, areas }: Say): string {
  switch (key) {
    case 'icon':
      return icons[draft.icon];
    case 'nearby':
      return kinds.nearby[draft.nearby];
    case 'functionCode':
      return kinds.functions[draft.functionCode];
    case 'audience':
      return kinds.audiences[draft.audience];
    case 'opensMinute':
      return draft.opensMinute === null ? w.none : minuteWords(draft.opensMinute);
    case 'residentsOf':
      return draft.residentsOf === null
        ? w.everybody
        : (areas.find(({ code }) => code === draft.residentsOf)?.name ?? draft.residentsOf);
    case 'approvalMinutes':
      return draft.approvalMinutes === null ? w.approvalChoices.none : w.approvalIn(draft.approvalMinutes / 60);
    case 'releaseMinutes':
      return draft.releaseMinutes === null ? w.releaseChoices.never : w.releaseIn(draft.releaseMinutes);
    case 'checkIn':
      return w.checkIns[draft.checkIn];
    case 'countsNoShows':
      return w.countsChoices[draft.countsNoShows ? 'yes' : 'no'];
    case 'isScarce':
      return w.scarceChoices[draft.isScarce ? 'yes' : 'no'];
    case 'guardianOnly':
      return w.guardianChoices[draft.guardianOnly ? 'guardian' : 'everybody'];
    case 'questions':
      return draft.questions.length === 0 ? w.none : draft.questions.map((one) => questionLine(one, w)).join('\n');
    default: {
      const value = draft[key];
      return value === null
        ? key === 'position'
          ? w.positionLast
          : w.noLimitValue
        : value === ''
          ? w.none
          : String(value);
    }
  }
}

const questionLine = ({ label, kind, required, options }: Draft['questions'][number], w: CatalogueWords): string =>
  [
    label,
    w.kinds[kind],
    ...(options.length > 0 ? [options.join('/')] : []),
    w.neededChoices[required ? 'yes' : 'no'],
  ].join(' · ');
