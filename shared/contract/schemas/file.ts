import { z } from 'zod';
import { contentReasons, contentStates, fileSizes, uploadPurposes } from '../../enums';
import { limits } from '../../limits';
import { empty, id, instant } from './basics';

/** A link with an end, below this API's address. */
const link = z.string().max(300);

/** A picture as its owner sees it: with links once it is passed, with its state before. */
const ownPicture = z.object({
  itemId: id,
  state: z.enum(contentStates),
  /** Why it was refused; null in all other states. */
  reason: z.enum(contentReasons).nullable(),
  /** Null until passed: then nobody sees it, its owner neither. */
  url: link.nullable(),
  thumbUrl: link.nullable(),
});

const photoList = z.object({
  items: z.array(ownPicture.extend({ at: instant, mine: z.boolean() })),
  nextCursor: z.null(),
  /** How many more may be added. */
  left: z.int(),
});

const centre = z.strictObject({ centreId: id });

export const fileSchemas = {
  'file.upload': {
    params: empty,
    query: z.strictObject({
      purpose: z.enum(uploadPurposes),
      /** For a centre's pictures: whose. */
      centreId: id.optional(),
    }),
    body: z.strictObject({ file: z.file().min(1).max(limits.uploadBytes) }),
    reply: z.object({ fileId: id, picture: ownPicture }),
  },
  'file.get': {
    params: z.strictObject({ fileId: id, size: z.enum(fileSizes) }),
    query: z.strictObject({
      /** When the link ends, in seconds since 1970. */
      e: z.coerce.number().int().min(0).max(9_999_999_999),
      /** The link's signature. */
      s: z.string().min(1).max(64),
    }),
    body: empty,
    reply: z.instanceof(Buffer),
  },
  'avatar.remove': { params: empty, query: empty, body: empty, reply: z.object({ removed: z.boolean() }) },
  'photo.list': { params: centre, query: empty, body: empty, reply: photoList },
  'photo.order': {
    params: centre,
    query: empty,
    body: z.strictObject({ itemIds: z.array(id).min(1).max(limits.centrePhotos) }),
    reply: photoList,
  },
  'photo.remove': { params: centre.extend({ itemId: id }), query: empty, body: empty, reply: photoList },
} as const;

export { link, ownPicture };
