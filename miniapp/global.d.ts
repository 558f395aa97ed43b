/// <reference types="@tarojs/taro" />

declare const API_BASE: string;
declare const APP_VERSION: string;

declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
  }
}
