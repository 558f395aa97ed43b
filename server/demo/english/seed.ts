/** What a centre of the demo city and its services are called in English; what is left out residents read in Chinese. */
export interface CentreEnglish {
  name: string;
  address: string;
  transport: string;
  founding?: string;
  intro?: string;
  /** By key: name, summary, place, then detail, what to bring and who does it. */
  services: Readonly<Record<string, readonly [string, string, string, string?, string?, string?]>>;
}
