/**
 * Something that the person at the keyboard can put right. It is shown as its message alone, without a stack, so the
 * message must say what is wrong and what to do about it.
 */
export class Remedy extends Error {}
