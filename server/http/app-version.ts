import type { Context } from 'koa';
import { Refusal } from '../kernel/refusals';

const versionPattern = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/;

const numbersOf = (text: string): readonly number[] | null => versionPattern.exec(text)?.slice(1).map(Number) ?? null;

/** Whether one version is older than another; what is no version is not. */
export function isOlder(version: string, than: string): boolean {
  const [mine, least] = [numbersOf(version), numbersOf(than)];
  if (mine === null || least === null) return false;
  const at = mine.findIndex((number, index) => number !== least[index]);
  return at !== -1 && (mine[at] ?? 0) < (least[at] ?? 0);
}

/** Refuses phones whose app is so old that it would misread the answers. Programs that name no version are not phones. */
export function refuseOldApp(ctx: Context, leastVersion: string): void {
  if (isOlder(ctx.get('X-App-Version'), leastVersion)) throw new Refusal('client.too_old');
}
