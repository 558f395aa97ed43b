import type { BookingDeps, LineDeps } from '../booking';
import type { Grid } from '../grid';

/** What activities are made of; each use case names the part it needs. */
export type ActivityDeps = LineDeps &
  Pick<BookingDeps, 'db' | 'words'> & {
    /** For whom an activity may be held. */
    grid: Pick<Grid, 'areaNames'>;
  };
