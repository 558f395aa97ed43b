interface Callbacks<R> {
  success?: (result: R) => void;
  fail?: (error: unknown) => void;
}

/** Of a call of WeChat's that Taro makes no promise of, by its own callbacks: an older WeChat makes none either. */
export const promised = <O extends object, R>(call: (options: O & Callbacks<R>) => unknown, options: O): Promise<R> =>
  new Promise((success, fail) => {
    void call({ ...options, success, fail });
  });
