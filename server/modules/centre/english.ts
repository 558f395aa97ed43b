import type { Selectable } from 'kysely';
import type { Body } from '../../../shared/contract/types';
import type { centre, service } from '../../db/types';

/** What a service and its centre are in English, under the names of what they stand beside; empty where there is none. */
export interface ServiceEnglish {
  centreName: string;
  name: string;
  summary: string;
  detail: string;
  bring: string;
  host: string;
  place: string;
  address: string;
}

export const serviceEnglishColumns = ['name_en', 'summary_en', 'detail_en', 'bring_en', 'host_en', 'place_en'] as const;

/** Of a centre in a list. */
export const centreEnglishColumns = ['name_en', 'address_en'] as const;
/** What its page adds. */
export const pageEnglishColumns = ['intro_en', 'founding_en', 'transport_en'] as const;

type OfService = Pick<Selectable<service>, (typeof serviceEnglishColumns)[number]>;
type OfCentre = Pick<Selectable<centre>, (typeof centreEnglishColumns)[number]>;
type OfCentrePage = OfCentre & Pick<Selectable<centre>, (typeof pageEnglishColumns)[number]>;

export const besideCard = (row: OfService, centreName: string) => ({
  centreName,
  name: row.name_en,
  summary: row.summary_en,
  place: row.place_en,
});

export const besidePage = (row: OfService, at: { centreName: string; address: string }): ServiceEnglish => ({
  ...besideCard(row, at.centreName),
  detail: row.detail_en,
  bring: row.bring_en,
  host: row.host_en,
  address: at.address,
});

export const besideCentre = (row: OfCentre) => ({ name: row.name_en, address: row.address_en });

export const besideCentrePage = (row: OfCentrePage) => ({
  ...besideCentre(row),
  intro: row.intro_en,
  founding: row.founding_en,
  transport: row.transport_en,
});

/** Of something that takes place, in a list: less than its page tells. */
export const cardEnglish = ({ centreName, name, summary, place }: ServiceEnglish) => ({
  centreName,
  name,
  summary,
  place,
});

/** What notices keep beside the Chinese, by their own names; nothing where nothing is in English. */
export const noticeEnglish = ({ name, centreName, place }: ServiceEnglish): Record<string, string> => ({
  ...(name === '' ? {} : { serviceEn: name }),
  ...(centreName === '' ? {} : { centreEn: centreName }),
  ...(place === '' ? {} : { placeEn: place }),
});

/** Where a service is named beside something else: a booking, a draw, a rating. */
export const namesEnglish = ({ name, centreName }: ServiceEnglish) => ({ serviceName: name, centreName });
export const drawEnglish = (english: ServiceEnglish) => ({ ...namesEnglish(english), place: english.place });
export const bookingEnglish = (english: ServiceEnglish) => ({ ...drawEnglish(english), address: english.address });

/** What the desk writes of a service in English; what is left out stays. */
type WrittenEnglish = Pick<
  Body<'deskActivity.create'>,
  'nameEn' | 'summaryEn' | 'detailEn' | 'bringEn' | 'hostEn' | 'placeEn'
>;

export const englishColumns = ({ nameEn, summaryEn, detailEn, bringEn, hostEn, placeEn }: WrittenEnglish) => ({
  name_en: nameEn,
  summary_en: summaryEn,
  detail_en: detailEn,
  bring_en: bringEn,
  host_en: hostEn,
  place_en: placeEn,
});

/** As the desk reads it again. */
export const keptEnglish = ({ name, summary, detail, bring, host, place }: ServiceEnglish) => ({
  nameEn: name,
  summaryEn: summary,
  detailEn: detail,
  bringEn: bring,
  hostEn: host,
  placeEn: place,
});

/** What of it is to be checked before residents read it, and under which field a refusal stands. */
export function englishTexts(written: WrittenEnglish): [path: string, text: string][] {
  const texts = Object.values(englishColumns(written)).filter((text) => text !== undefined && text !== '');
  return texts.length === 0 ? [] : [['body.nameEn', texts.join('\n')]];
}
