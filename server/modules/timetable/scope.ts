import type { Ask } from '../../http/ask';
import type { TimetableDeps } from './deps';

type OfCentre = Ask<'timetable.get'> | Ask<'timetable.days'> | Ask<'timetable.preview'> | Ask<'timetable.save'>;

/** The centre that is asked about, if it is in the asker's scope; any other does not exist for them. */
export async function assertCentre({ centre }: Pick<TimetableDeps, 'centre'>, ask: OfCentre): Promise<string> {
  const { centreId } = ask.params;
  const scope = await centre.centreScope(ask.actor.grants);
  return scope.includes(centreId) ? centreId : ask.refuse('not_found');
}
