import { exportLabels, exportPageWords } from '../../../shared/words/export';
import { instantWords } from './instant-words';

const style = `body{margin:0 auto;max-width:46rem;padding:1.5rem;font:1.0625rem/1.6 system-ui,sans-serif;color:#191919}
h1{font-size:1.6rem}h2{margin:2rem 0 .5rem;font-size:1.25rem}table{width:100%;border-collapse:collapse;margin:.25rem 0 1rem}
th,td{padding:.4rem .6rem;border:1px solid #d9d9d9;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{width:11rem;background:#f5f6f8;font-weight:600}pre{padding:1rem;background:#f5f6f8;white-space:pre-wrap;overflow-wrap:anywhere}
p.note{color:#5f6368}`;

/** One file that needs nothing else: for reading, and at its end the same as JSON for programs. */
export function exportPage(parts: Readonly<Record<string, object>>, madeAt: Date): string {
  const w = exportPageWords;
  const sections = Object.entries(parts).map(([name, data]) => `<h2>${labelOf(name)}</h2>${block(data)}`);
  const json = JSON.stringify({ madeAt: madeAt.toISOString(), ...parts }, null, 2);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${w.title}</title><style>${style}</style></head><body>
<h1>${w.title}</h1><p class="note">${escaped(w.madeAt(instantWords(madeAt)))}</p><p class="note">${w.note}</p>
${sections.join('\n')}
<details><summary>${w.json}</summary><pre id="data">${escaped(json)}</pre></details>
</body></html>
`;
}

const labelOf = (key: string): string => escaped(exportLabels[key] ?? key);

function block(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return `<p class="note">${exportPageWords.none}</p>`;
    return value.map((one) => block(one)).join('');
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const rows = Object.entries(value).map(([key, inner]) => {
      const cell =
        typeof inner === 'object' && inner !== null && !(inner instanceof Date) ? block(inner) : plain(inner);
      return `<tr><th>${labelOf(key)}</th><td>${cell}</td></tr>`;
    });
    return `<table>${rows.join('')}</table>`;
  }
  return `<p>${plain(value)}</p>`;
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '')
    return `<span class="note">${exportPageWords.unknown}</span>`;
  if (value instanceof Date) return escaped(instantWords(value));
  if (typeof value === 'string') return escaped(isoInstant.test(value) ? instantWords(new Date(value)) : value);
  if (typeof value === 'boolean') return value ? exportPageWords.yes : exportPageWords.no;
  return escaped(JSON.stringify(value));
}

/** Everything in the page is text of people: none of it may become markup. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
