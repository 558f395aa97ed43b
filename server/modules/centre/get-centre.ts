import type { Reply } from '../../../shared/contract/types';
import type { Handler } from '../../http/ask';
import { onOneLine, type Db, type Reader } from '../../kernel/db';
import { readShared } from '../../kernel/read-shared';
import { spokenName } from '../grid';
import { countServices, findCentrePage, listStaff } from './store';
import { weekOf } from './timetable';
import { centreCardView, centrePageView } from './view';

/** A centre's pictures that have passed, in their order, with links that everybody may open. */
export type PhotosOf = (
  centreId: string,
  now: Date,
  reader?: Reader,
) => Promise<{ id: string; url: string; thumbUrl: string }[]>;

interface PageNeeds {
  db: Db;
  photosOf: PhotosOf;
}

interface PageAsk {
  centreId: string;
  now: Date;
}

/** A centre's page: its card, today and the six days after, its people and functions. The same for whoever asks. */
export function getHandler(deps: PageNeeds): Handler<'centre.get'> {
  const pageOf = readShared(
    ({ centreId }: PageAsk) => centreId,
    (ask) => onOneLine(deps.db, (line) => readPage(deps, line, ask)),
  );
  return async ({ params, now, refuse }) => (await pageOf({ centreId: params.centreId, now })) ?? refuse('not_found');
}

async function readPage(
  { photosOf }: PageNeeds,
  line: Reader,
  { centreId, now }: PageAsk,
): Promise<Reply<'centre.get'> | null> {
  const [row, week, counts, staff, photos] = await Promise.all([
    findCentrePage(line, centreId),
    weekOf(line, centreId, now),
    countServices(line, [centreId]),
    listStaff(line, centreId),
    photosOf(centreId, now, line),
  ]);
  const plan = week[0];
  if (row === undefined || plan === undefined) return null;
  const areaPath = spokenName(row.area_path ?? '');
  const card = centreCardView(row, { areaPath, plan, serviceCount: counts.get(centreId) ?? 0, now, from: null });
  return { ...centrePageView(row, card, week, staff), photos };
}
