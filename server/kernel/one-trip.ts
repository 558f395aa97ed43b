/** Sends one text to the server, with values that are put into it on the way, and hears once. */
export type Say = (sql: string, values: readonly unknown[], answer: Answer) => void;
type Answer = (error: Error | null, result: unknown) => void;

interface Asked {
  sql: string;
  values: readonly unknown[];
  answer: Answer;
}

/** Statements of one trip at most. */
const mostTogether = 50;
/** As Kysely says them. */
const begin = 'begin';
const rollback = 'rollback';
const begun = { affectedRows: 0, insertId: 0 };

/**
 * What a transaction asks of its line in one turn of the event loop goes to the server in one packet and comes back in
 * one: `Promise.all([lockSlots(tx, …), lockPeople(tx, …)])` costs one round trip while locks are held. A transaction
 * begins with its first statement, so that beginning costs none. The server does the statements in the order in which
 * they were asked and stops at the first that fails; then all of the trip fail alike, and what waits behind them, since
 * after a deadlock the server has rolled back and would write it outside any transaction. One trip is under way at a
 * time. `put` writes values into a text as the driver does.
 */
export function inOneTrip(say: Say, put: (sql: string, values: readonly unknown[]) => string): Say {
  let waiting: Asked[] = [];
  let isUnderWay = false;
  /** A transaction that is to begin with the next trip. */
  let begins = false;

  function go(): void {
    const all = waiting.slice(0, mostTogether);
    waiting = waiting.slice(mostTogether);
    const [first] = all;
    if (first === undefined) return;
    isUnderWay = true;
    const before = begins ? [begin] : [];
    begins = false;
    if (all.length + before.length === 1) {
      return say(first.sql, first.values, (error, result) => end(all, error, [result]));
    }
    const text = [...before, ...all.map(({ sql, values }) => put(sql, values))].join(';\n');
    say(text, [], (error, results) => {
      end(all, error, error === null ? (results as unknown[]).slice(before.length) : []);
    });
  }

  function end(all: readonly Asked[], error: Error | null, results: readonly unknown[]): void {
    isUnderWay = false;
    if (error === null) {
      all.forEach(({ answer }, n) => answer(null, results[n]));
    } else {
      const lost = waiting.filter(({ sql }) => sql !== rollback);
      waiting = waiting.filter(({ sql }) => sql === rollback);
      for (const { answer } of [...all, ...lost]) answer(error, undefined);
    }
    if (waiting.length > 0 && !isUnderWay) go();
  }

  return (sql, values, answer) => {
    if (sql === begin) {
      begins = true;
      return answer(null, begun);
    }
    waiting.push({ sql, values, answer });
    // After all that is ready to run has run: who asks for several things at once has asked for all of them by then.
    if (!isUnderWay && waiting.length === 1) process.nextTick(go);
  };
}
