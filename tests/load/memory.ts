import { readFileSync } from 'node:fs';

const everyMs = 500;

/** What a process holds, looked at now and then while it works. */
export interface MemoryWatch {
  /** Megabytes: the most it ever had; and how much more it had in the last quarter of the time than in the second. */
  end(): { most: number; growth: number };
}

export function watchMemory(pid: number): MemoryWatch {
  const seen: number[] = [];
  const look = (): void => void seen.push(megabytes(pid, 'VmRSS'));
  const timer = setInterval(look, everyMs);
  return {
    end() {
      clearInterval(timer);
      look();
      const quarter = Math.floor(seen.length / 4);
      const early = middle(seen.slice(quarter, 2 * quarter + 1));
      const late = middle(seen.slice(3 * quarter));
      return { most: Math.round(megabytes(pid, 'VmHWM')), growth: Math.round((late / early) * 100) / 100 };
    },
  };
}

function megabytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
