/**
 * What a failed call to WeChat asks for: `input` no retry, tell the person · `credential` fetch the token anew ·
 * `config` somebody must look at the settings · `consent` the person has not allowed it, or is away too long · `rate`
 * later · `policy` the operator decides · `transient` again.
 */
export type WechatTrouble = 'input' | 'credential' | 'config' | 'consent' | 'rate' | 'policy' | 'transient';

/** A call that did not succeed, with WeChat's number and `rid` for its support. Never carries a code, key or token. */
export class WechatError extends Error {
  constructor(
    readonly call: string,
    readonly trouble: WechatTrouble,
    readonly errcode: number | null,
    readonly rid: string | null,
  ) {
    super(`${call}: ${trouble}${errcode === null ? '' : ` ${errcode}`}`);
    this.name = 'WechatError';
  }
}

const numbers: Record<Exclude<WechatTrouble, 'config'>, readonly number[]> = {
  // Codes made up, used or too old; an openid, page, path, query, scene, template field or address that is not right.
  input: [
    40003, 40029, 40066, 40097, 40129, 40163, 40165, 40169, 40212, 41008, 41030, 43104, 44002, 44004, 45002, 47001,
    47003, 85401, 85402, 87009,
  ],
  credential: [40001, 40014, 42001],
  // No consent left for this template; nothing done in the app within the hours that a text check needs.
  consent: [43101, 61010],
  rate: [44990, 44991, 44993, 45009, 45011],
  policy: [40226, 45168],
  transient: [-1],
};

const troubles = new Map(
  Object.entries(numbers).flatMap(([trouble, list]) => list.map((errcode) => [errcode, trouble as WechatTrouble])),
);

/** Numbers not listed (40013 appid, 40125 secret, 40037 template, and unknown ones) are for somebody to look at. */
export const troubleOf = (errcode: number): WechatTrouble => troubles.get(errcode) ?? 'config';
