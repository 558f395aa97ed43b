/** The part of adm-zip that tests use; it ships no types. */
declare module 'adm-zip' {
  export default class AdmZip {
    constructor(file: Buffer);
    readAsText(name: string): string;
  }
}
