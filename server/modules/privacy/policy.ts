import type { ErasureState, ExportState } from '../../../shared/enums';

export type Obstacle = 'bookings_ahead' | 'has_role';

export interface ErasureFacts {
  state: ErasureState;
  due_at: Date;
}

export const mayOfErasure = (last: ErasureFacts | undefined, obstacles: readonly Obstacle[], now: Date) => {
  const waiting = last?.state === 'waiting';
  return {
    request: !waiting && obstacles.length === 0,
    cancel: waiting && last.due_at > now,
  };
};

export const mayDownload = (state: ExportState, expiresAt: Date | null, now: Date): boolean =>
  state === 'ready' && expiresAt !== null && expiresAt > now;
