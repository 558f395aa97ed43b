import { limits } from '../../../shared/limits';

const dayMs = 86_400_000;

/** The hour in which opened details are counted: '2026-11-22T10', UTC. */
export const hourOf = (now: Date): string => now.toISOString().slice(0, 13);

export const exportEnd = (readyAt: Date): Date => new Date(readyAt.getTime() + limits.exportDays * dayMs);

export const erasureDue = (askedAt: Date): Date => new Date(askedAt.getTime() + limits.erasureDays * dayMs);

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);
