import { tracingChannel } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';

/** The usual API, which writes down each statement that it sends, as it goes to the database. */
const file = process.env['LINLI_TELL'] ?? '';
tracingChannel('mysql2:query').start.subscribe((message) => {
  appendFileSync(file, `${JSON.stringify((message as { query: string }).query)}\n`);
});
void import('../../server/main');
