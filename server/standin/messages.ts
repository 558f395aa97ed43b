import type { Clock } from '../kernel/clock';
import { isFields, textOf, type Fields } from './http';

export interface Template {
  id: string;
  title: string;
  /** Field to its words on the card: `{ thing1: '活动名称' }`. */
  fields: Readonly<Record<string, string>>;
}

/** A subscribe message as its reader sees it. */
export interface SentMessage {
  id: string;
  openid: string;
  templateId: string;
  title: string;
  page: string;
  fields: readonly { name: string; label: string; value: string }[];
  at: Date;
}

export interface Messages {
  /** Makes a template known. Others are taken as they come, but their fields must keep the rules of their names. */
  define(template: Template): void;
  /** One more message may be sent. */
  grant(openid: string, templateId: string, times?: number): void;
  /** No message may be sent any more. */
  withdraw(openid: string, templateId: string): void;
  creditOf(openid: string, templateId: string): number;
  /** @returns the message, or WeChat's error */
  send(body: Fields): SentMessage | { errcode: number; errmsg: string };
  sent: readonly SentMessage[];
  clear(): void;
}

const keptMax = 20_000;

export function openMessages(clock: Clock): Messages {
  const templates = new Map<string, Template>();
  const credits = new Map<string, number>();
  const sent: SentMessage[] = [];
  let count = 0;
  const place = (openid: string, templateId: string) => `${openid} ${templateId}`;

  return {
    sent,
    define: (template) => void templates.set(template.id, template),
    grant(openid, templateId, times = 1) {
      const key = place(openid, templateId);
      credits.set(key, (credits.get(key) ?? 0) + times);
    },
    withdraw: (openid, templateId) => void credits.delete(place(openid, templateId)),
    creditOf: (openid, templateId) => credits.get(place(openid, templateId)) ?? 0,
    send(body) {
      const [openid, templateId, page] = [textOf(body['touser']), textOf(body['template_id']), textOf(body['page'])];
      if (openid === '') return { errcode: 40003, errmsg: 'invalid openid' };
      const template = templates.get(templateId);
      if (template === undefined && !/^[\w-]{8,64}$/.test(templateId)) {
        return { errcode: 40037, errmsg: 'invalid template_id' };
      }
      if (page.startsWith('/')) return { errcode: 41030, errmsg: 'invalid page' };
      const fields = readFields(body['data'], template);
      if (typeof fields === 'string') return { errcode: 47003, errmsg: `argument invalid! ${fields}` };
      const key = place(openid, templateId);
      const credit = credits.get(key) ?? 0;
      if (credit <= 0) return { errcode: 43101, errmsg: 'user refuse to accept the msg' };
      credits.set(key, credit - 1);
      count += 1;
      const title = template?.title ?? templateId;
      const message = { id: String(10_000_000 + count), openid, templateId, title, page, fields, at: clock.now() };
      sent.push(message);
      if (sent.length > keptMax) sent.shift();
      return message;
    },
    clear: () => void sent.splice(0),
  };
}

/** The fields in the template's order, or what is wrong with them. */
function readFields(data: unknown, template: Template | undefined): SentMessage['fields'] | string {
  if (!isFields(data)) return 'data is empty';
  const labels = template?.fields ?? Object.fromEntries(Object.keys(data).map((name) => [name, name]));
  const unknown = Object.keys(data).find((name) => !(name in labels));
  if (unknown !== undefined) return `data.${unknown} is not in the template`;
  const fields: { name: string; label: string; value: string }[] = [];
  for (const [name, label] of Object.entries(labels)) {
    const entry = data[name];
    const value = isFields(entry) ? textOf(entry['value']) : '';
    if (value === '') return `data.${name}.value is empty`;
    if (!fits(name, value)) return `data.${name}.value invalid`;
    fields.push({ name, label, value });
  }
  return fields;
}

const length = (text: string): number => [...text].length;

/** WeChat's rules by kind of field; the kind is the field's name without its number. */
const kinds: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (v) => length(v) <= 20,
  number: (v) => /^-?\d{1,32}(\.\d+)?$/.test(v) && v.length <= 32,
  letter: (v) => /^[A-Za-z]{1,32}$/.test(v),
  symbol: (v) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(v),
  character_string: (v) => /^[\x20-\x7e]{1,32}$/.test(v),
  time: (v) => /^((\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?) ?)?\d{1,2}:\d{2}(:\d{2})?(~.+)?$/.test(v),
  date: (v) => /^\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?( \d{1,2}:\d{2}(:\d{2})?)?(~.+)?$/.test(v),
  amount: (v) => /^[¥$€£]?\d{1,10}(\.\d{1,2})?元?$/.test(v),
  phone_number: (v) => /^[\d+\-() ]{1,17}$/.test(v),
  car_number: (v) => length(v) <= 8,
  name: (v) => (/\p{Script=Han}/u.test(v) ? length(v) <= 10 : v.length <= 20),
  phrase: (v) => /^\p{Script=Han}{1,5}$/u.test(v),
  enum: (v) => length(v) <= 20,
};

function fits(name: string, value: string): boolean {
  const rule = kinds[name.replace(/\d+$/, '')];
  return rule !== undefined && !/[\n\r]/.test(value) && rule(value);
}
