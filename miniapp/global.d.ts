/// <reference types="@tarojs/taro" />

declare const API_BASE: string;
declare const APP_VERSION: string;

declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    /** Set in the phone's build only; the server's environment has none. */
    TARO_ENV?: 'weapp' | 'h5';
  }
}
