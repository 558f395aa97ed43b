interface Asked {
  hash: string;
  now: Date;
  params: Record<string, string>;
  /** The first row of the first statement: who asks. */
  asker: Record<string, unknown> | undefined;
}

export interface Statement {
  text: string;
  values(asked: Asked): unknown[];
}

/** Who holds the token, as the server asks it for every request of somebody it has not seen within a second. */
const session: Statement = {
  text: `select s.id, s.account_id, s.access_expires_at, s.refresh_expires_at, s.refreshed_at, s.revoked_at, s.kind,
      s.entered_by, s.ends_at, s.stepped_up_at, s.active_role, a.person_id, g.role, g.scope_kind, g.scope_id
    from session as s inner join account as a on a.id = s.account_id
    left join role_grant as g on g.account_id = s.account_id and g.role = s.active_role and g.revoked_at is null
      and g.starts_at <= ? and (g.ends_at is null or g.ends_at > ?)
    where s.access_hash = ? order by g.role, g.scope_id`,
  values: ({ hash, now }) => [now, now, hash],
};

/** The statements of routes, as the server sends them, by the path under which the bare process answers. */
export const bareStatements: Record<string, readonly Statement[]> = {
  '/api/v1/me/phone': [
    session,
    {
      text: 'select phone_sealed, phone_key, phone_at from person where id = ?',
      values: ({ asker }) => [asker?.['person_id']],
    },
  ],
};
