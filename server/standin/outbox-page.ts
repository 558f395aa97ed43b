import type { SentMessage } from './messages';
import { nameOf, type World } from './world';

const shown = 200;

/** What users would have seen on their phones, newest first, to be read by a person. */
export function outboxPage({ messages, pushes, clock }: World): string {
  const cards = [...messages.sent].reverse().slice(0, shown).map(card).join('\n');
  const waiting = pushes
    .waiting()
    .map(({ event, dueAt }) => `<li>${escape(event)} · ${time(dueAt)}</li>`)
    .join('');
  const delivered = [...pushes.delivered]
    .reverse()
    .slice(0, 20)
    .map(({ event, status, at }) => `<li>${time(at)} · ${escape(event)} · ${String(status)}</li>`)
    .join('');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>微信替身 · 发件箱</title>
<style>
body { margin: 0 auto; max-width: 640px; padding: 24px 16px; font: 16px/1.6 system-ui, sans-serif; color: #1d2129; background: #ededed }
h1 { font-size: 22px; margin: 0 } h2 { font-size: 16px; margin: 24px 0 8px }
p { margin: 4px 0 16px; color: #4e5969 }
article { background: #fff; border-radius: 8px; padding: 12px 16px; margin-bottom: 12px }
header { display: flex; justify-content: space-between; gap: 12px; color: #4e5969; font-size: 14px }
h3 { font-size: 17px; margin: 8px 0 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 0 } dt { color: #4e5969 } dd { margin: 0; overflow-wrap: anywhere }
footer { margin-top: 10px; padding-top: 8px; border-top: 1px solid #e5e6eb; color: #4e5969; font-size: 14px; overflow-wrap: anywhere }
ul { margin: 0; padding-left: 20px; font-size: 14px }
</style>
</head>
<body>
<h1>微信替身 · 发件箱</h1>
<p>居民在微信“服务通知”里本会看到的消息，最新的在上面。<br>替身的时间：${time(clock.now())}</p>
<main>
${cards || '<article>还没有发出任何订阅消息。</article>'}
</main>
${waiting === '' ? '' : `<h2>等待推送</h2><ul>${waiting}</ul>`}
${delivered === '' ? '' : `<h2>最近推送给服务器的事件</h2><ul>${delivered}</ul>`}
</body>
</html>
`;
}

const card = ({ openid, title, fields, page, at }: SentMessage): string => `<article>
<header><span>给 ${escape(nameOf(openid))}</span><time>${time(at)}</time></header>
<h3>${escape(title)}</h3>
<dl>${fields.map(({ label, value }) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>
<footer>打开 ${escape(page)}</footer>
</article>`;

const time = (at: Date): string => at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
