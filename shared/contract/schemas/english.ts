import { z } from 'zod';

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
