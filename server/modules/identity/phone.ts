import type { Reply } from '../../../shared/contract/types';
import { WechatError, type WechatGateway } from '../../gateways/wechat';
import type { Ask, Handler } from '../../http/ask';
import type { Db } from '../../kernel/db';
import { Refusal } from '../../kernel/refusals';
import type { Vault } from '../../kernel/vault';
import { auditAsk } from '../audit';
import { openidOf } from './people';
import { clearPhone, findPhone, setPhone, type KnownPhone } from './phone-store';
import { maskPhone } from './rules';

export interface PhoneDeps {
  db: Db;
  vault: Vault;
  gateway: Pick<WechatGateway, 'phoneOf'>;
}

const phoneView = (known: KnownPhone | null): Reply<'phone.get'> => ({
  phone: known === null ? null : maskPhone(known.phone),
  since: known?.since?.toISOString() ?? null,
});

export const getPhone =
  ({ db, vault }: PhoneDeps): Handler<'phone.get'> =>
  async ({ actor }) =>
    phoneView(await findPhone(db, vault, actor.personId));

/** Keeps the number that WeChat gave for a code of this account; a code of somebody else gives nothing. */
export const bindPhone =
  (deps: PhoneDeps): Handler<'phone.bind'> =>
  async (ask) => {
    const { db, vault } = deps;
    const { personId } = ask.actor;
    const phone = await phoneFor(deps, ask);
    await ask.write(async (tx) => {
      const before = await findPhone(tx, vault, personId);
      await setPhone(tx, vault, personId, phone, ask.now);
      await auditAsk(tx, ask, 'person', personId, { changed: before !== null });
    });
    return phoneView(await findPhone(db, vault, personId));
  };

async function phoneFor({ db, gateway }: PhoneDeps, ask: Ask<'phone.bind'>): Promise<string> {
  const openid = await openidOf(db, ask.actor.accountId);
  if (openid === null) return ask.refuse('not_found');
  try {
    return (await gateway.phoneOf(ask.body.code, openid)).phone;
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    if (error.trouble === 'input' || error.trouble === 'policy') return ask.refuse('phone.code_invalid');
    throw new Refusal('busy');
  }
}

export const unbindPhone = (): Handler<'phone.unbind'> => async (ask) => {
  const { personId } = ask.actor;
  await ask.write(async (tx) => {
    const removed = await clearPhone(tx, personId);
    await auditAsk(tx, ask, 'person', personId, { removed });
  });
  return { phone: null, since: null };
};
