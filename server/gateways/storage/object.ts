/** An object's name: letters, digits, `-`, `/` and one ending. Made by us; nothing in it comes from a client. */
export type ObjectKey = string;

export interface StoredObject {
  key: ObjectKey;
  /** When it was put. */
  at: Date;
}

/** Where pictures lie. All calls may throw when the storage is away; the caller says `busy` or tries again later. */
export interface Storage {
  put(key: ObjectKey, bytes: Buffer, type: string): Promise<void>;
  /** Null for a key that is not there. */
  get(key: ObjectKey): Promise<Buffer | null>;
  /** What is not there is gone already. */
  remove(key: ObjectKey): Promise<void>;
  /** At most a thousand of the objects whose key begins with `prefix`, a folder with its slash, in order of key. */
  list(prefix: string, afterKey?: ObjectKey): Promise<StoredObject[]>;
}

/** Objects read in one list. */
export const listMost = 1000;

const keyForm = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.[a-z]{3,4}$/;

/** Stops whatever could leave the folder or the bucket, also if a caller errs. */
export function assertKey(key: ObjectKey): void {
  if (key.length > 100 || !keyForm.test(key)) throw new Error('not a key of the storage');
}
