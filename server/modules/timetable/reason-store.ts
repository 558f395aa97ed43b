import type { Tx } from '../../kernel/db';

type Of = { centreId: string } | { serviceId: string };

/** The exception of a day that was made at this instant. */
export async function findException(tx: Tx, { on, madeAt, ...of }: Of & { on: string; madeAt: Date }) {
  const row =
    'centreId' in of
      ? await tx
          .selectFrom('centre_exception')
          .select('id')
          .where('centre_id', '=', of.centreId)
          .where('on_day', '=', on)
          .where('created_at', '=', madeAt)
          .executeTakeFirst()
      : await tx
          .selectFrom('service_exception')
          .select('id')
          .where('service_id', '=', of.serviceId)
          .where('on_day', '=', on)
          .where('created_at', '=', madeAt)
          .executeTakeFirst();
  return row?.id ?? null;
}

/** Gives the days that were made together their reason, and the tasks and slots that came of it. */
export async function setReasons(tx: Tx, exceptionId: string, { from, to }: { from: string; to: string }) {
  const ofCentre = await tx
    .selectFrom('centre_exception')
    .select(['centre_id', 'created_at'])
    .where('id', '=', exceptionId)
    .executeTakeFirst();
  const ofService = await tx
    .selectFrom('service_exception')
    .select(['service_id', 'created_at'])
    .where('id', '=', exceptionId)
    .executeTakeFirst();
  if (ofCentre !== undefined) {
    await tx
      .updateTable('centre_exception')
      .set({ reason: to })
      .where('centre_id', '=', ofCentre.centre_id)
      .where('created_at', '=', ofCentre.created_at)
      .where('reason', '=', from)
      .execute();
  }
  if (ofService !== undefined) {
    await tx
      .updateTable('service_exception')
      .set({ reason: to })
      .where('service_id', '=', ofService.service_id)
      .where('created_at', '=', ofService.created_at)
      .where('reason', '=', from)
      .execute();
  }
  const madeAt = ofCentre?.created_at ?? ofService?.created_at;
  if (madeAt === undefined) return;
  const tasks = await tx
    .selectFrom('change_task')
    .select(['id', 'slot_id'])
    .where((eb) =>
      ofCentre === undefined
        ? eb('service_id', '=', ofService?.service_id ?? '')
        : eb('centre_id', '=', ofCentre.centre_id),
    )
    .where('made_at', '=', madeAt)
    .where('reason', 'is', null)
    .limit(2000)
    .execute();
  if (tasks.length === 0) return;
  const ids = tasks.map(({ id }) => id);
  await tx.updateTable('change_task').set({ reason: to }).where('id', 'in', ids).execute();
  const slots = [...new Set(tasks.map((task) => task.slot_id))];
  await tx
    .updateTable('slot')
    .set({ closed_reason: to })
    .where('id', 'in', slots)
    .where('withdrawn_at', '=', madeAt)
    .where('closed_reason', 'is', null)
    .execute();
}
