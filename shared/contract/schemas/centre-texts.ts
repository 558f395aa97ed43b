import { z } from 'zod';
import { centrePhone, centreTextsRanges } from '../centre-ranges';
import { empty, id, words } from './basics';

const ofCentre = z.strictObject({ centreId: id });
const text = z.string();
const written = ([least, most]: readonly [number, number]) => words(least, most);

const page = z.object({
  centreId: id,
  version: z.int(),
  name: text,
  address: text,
  transport: text,
  phone: text,
  intro: text,
  founding: text,
  /** What stands beside it in English and is not changed with it; empty where there is none. */
  nameEn: text,
  addressEn: text,
  transportEn: text,
  introEn: text,
  foundingEn: text,
  may: z.object({ edit: z.boolean() }),
});

export const centreTextsSchemas = {
  'centreTexts.get': { params: ofCentre, query: empty, body: empty, reply: page },
  'centreTexts.change': {
    params: ofCentre,
    query: empty,
    body: z.strictObject({
      version: z.int().min(0),
      name: written(centreTextsRanges.name),
      address: written(centreTextsRanges.address),
      transport: written(centreTextsRanges.transport),
      phone: written(centreTextsRanges.phone).regex(centrePhone, 'no number that can be dialled'),
      intro: written(centreTextsRanges.intro),
      founding: written(centreTextsRanges.founding),
    }),
    reply: page,
  },
} as const;
