import { z } from 'zod';
import { centreEnglishRanges } from '../centre-ranges';
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
  intro: text,
  founding: text,
  /** Empty where there is none. */
  nameEn: text,
  addressEn: text,
  transportEn: text,
  introEn: text,
  foundingEn: text,
  may: z.object({ edit: z.boolean() }),
});

export const centreEnglishSchemas = {
  'centreEnglish.get': { params: ofCentre, query: empty, body: empty, reply: page },
  'centreEnglish.change': {
    params: ofCentre,
    query: empty,
    body: z.strictObject({
      version: z.int().min(0),
      nameEn: written(centreEnglishRanges.nameEn),
      addressEn: written(centreEnglishRanges.addressEn),
      transportEn: written(centreEnglishRanges.transportEn),
      introEn: written(centreEnglishRanges.introEn),
      foundingEn: written(centreEnglishRanges.foundingEn),
    }),
    reply: page,
  },
} as const;
