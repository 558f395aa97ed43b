import { z } from 'zod';
import { serviceRanges } from '../service-ranges';
import { words } from './basics';

/** Beside each text in Chinese, under the same name: what it is in English; empty where the centre has written none. */
const said = z.string();

export const besideCentre = z.object({ name: said, address: said });
export const besideCentrePage = besideCentre.extend({ intro: said, founding: said, transport: said });

/** Of a service, an activity or a programme in a list. */
export const besideCard = z.object({ centreName: said, name: said, summary: said, place: said });
export const besidePage = besideCard.extend({ detail: said, bring: said, host: said, address: said });

/** Where a service is named beside something else. */
export const besideNames = z.object({ serviceName: said, centreName: said });
export const besideDraw = besideNames.extend({ place: said });
export const besideBooking = besideDraw.extend({ address: said });

const written = ([least, most]: readonly [number, number]) => words(least, most);

/** What staff write of a service for who reads English; empty: residents read the Chinese. */
export const writtenEnglish = {
  nameEn: written(serviceRanges.nameEn),
  summaryEn: written(serviceRanges.summaryEn),
  detailEn: written(serviceRanges.detailEn),
  bringEn: written(serviceRanges.bringEn),
  hostEn: written(serviceRanges.hostEn),
  placeEn: written(serviceRanges.placeEn),
};

/** Of what takes place; what a phone leaves out stays as it is. */
export const maybeEnglish = z.object(writtenEnglish).partial().shape;

/** As it is kept: no longer checked on the way out. */
export const keptEnglish = {
  nameEn: said,
  summaryEn: said,
  detailEn: said,
  bringEn: said,
  hostEn: said,
  placeEn: said,
};
