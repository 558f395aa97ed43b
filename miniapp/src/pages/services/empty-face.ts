import type { ServicesWords } from '@shared/words/services';
import { go } from '@/platform/navigate';
import type { IconName } from '@/ui';
import { anything, type Filter } from './filters';

interface Face {
  title: string;
  hint: string;
  icon: IconName;
  action: { word: string; onTap: () => unknown };
}

/** Nothing found is never the end: say why and offer the next wider look. */
export function emptyFace(w: ServicesWords, filter: Filter, here: boolean, onChange: (filter: Filter) => void): Face {
  const wider = { word: w.empty.wider, onTap: () => onChange({ ...filter, scope: 'all' }) };
  const clear = { word: w.empty.clear, onTap: () => onChange({ ...anything, scope: filter.scope }) };
  if (filter.words !== '') {
    return { ...w.empty.search(filter.words), icon: 'search', action: here ? wider : clear };
  }
  if (filter.need !== null || filter.functionCode !== null) {
    return { ...w.empty.filter, icon: 'layout-grid', action: here ? wider : clear };
  }
  return {
    ...w.empty.none,
    icon: 'calendar-x',
    action: here ? wider : { word: w.empty.choose, onTap: () => go('/features/centre/choose') },
  };
}
