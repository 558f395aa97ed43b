/**
 * What a failed call to WeChat asks for: `input` no retry, tell the person · `credential` fetch the token anew ·
 * `config` somebody must look at appid and secret · `rate` later · `policy` the operator decides · `transient` again.
 */
export type WechatTrouble = 'input' | 'credential' | 'config' | 'rate' | 'policy' | 'transient';

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

const troubles: Record<number, WechatTrouble> = {
  40029: 'input',
  40163: 'input',
  41008: 'input',
  40001: 'credential',
  40014: 'credential',
  42001: 'credential',
  45009: 'rate',
  45011: 'rate',
  44991: 'rate',
  40226: 'policy',
  45168: 'policy',
  [-1]: 'transient',
};

/** Numbers not listed (40013 appid, 40125 secret, and unknown ones) are for somebody to look at. */
export const troubleOf = (errcode: number): WechatTrouble => troubles[errcode] ?? 'config';
