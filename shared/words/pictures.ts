import type { Language } from './languages';
import { counted } from './english';

/** My picture, and the pictures of a centre that its staff look after. */
export interface PictureWords {
  avatar: {
    title: string;
    row: string;
    lead: string;
    shown: string;
    none: string;
    choose: string;
    change: string;
    remove: string;
    removeAsk: { title: string; text: string; yes: string; no: string };
    removed: string;
    sent: string;
    rules: readonly string[];
    signedOut: { title: string; hint: string; action: string };
  };
  photos: {
    title: string;
    row: string;
    rowNote: string;
    lead: string;
    add: string;
    left: (count: number) => string;
    full: string;
    sent: string;
    number: (place: number) => string;
    alt: (place: number) => string;
    hidden: string;
    earlier: string;
    later: string;
    remove: string;
    removeAsk: { title: string; text: string; yes: string; no: string };
    removed: string;
    empty: { title: string; hint: string };
    gate: { title: string; hint: string };
  };
  gallery: { alt: (centre: string, place: number, of: number) => string; count: (count: number) => string };
  all: string;
  why: string;
  notSent: { title: string; yes: string; no: string };
}

export const pictureWords: Record<Language, PictureWords> = {
  zh: {
    avatar: {
      title: '我的头像',
      row: '换头像',
      lead: '头像让邻居和工作人员认得您。不放也可以，会显示称呼里的一个字。',
      shown: '现在别人看到的头像',
      none: '还没有放头像',
      choose: '选一张照片',
      change: '换一张',
      remove: '不要头像了',
      removeAsk: {
        title: '要撤下头像吗？',
        text: '撤下后照片会删掉，别人看到的是称呼里的一个字。',
        yes: '撤下',
        no: '先留着',
      },
      removed: '头像已撤下，照片已删除',
      sent: '照片已收到，通过审核后就换上',
      rules: [
        '给别人看之前先审核，一般几分钟就好。',
        '照片里的拍摄地点等信息会去掉，原图不保存。',
        '随时可以换，也可以撤下。',
      ],
      signedOut: { title: '登录后就能放头像', hint: '头像跟着您的账号走，要先知道您是谁。', action: '登录' },
    },
    photos: {
      title: '中心照片',
      row: '中心照片',
      rowNote: '居民在中心页面看到的照片',
      lead: '第一张是门面，居民最先看到。请拍门口、活动室和工作人员，不要露出居民的脸和证件。',
      add: '添加照片',
      left: (count) => `还能放 ${count} 张`,
      full: '已经放满，先删掉一张再添加',
      sent: '照片已收到，通过审核后居民就能看到',
      number: (place) => `第 ${place} 张`,
      alt: (place) => `第 ${place} 张照片`,
      hidden: '通过前不显示',
      earlier: '往前移',
      later: '往后移',
      remove: '删掉',
      removeAsk: { title: '要删掉这张照片吗？', text: '删掉后居民就看不到了，不能恢复。', yes: '删掉', no: '先留着' },
      removed: '照片已删掉',
      empty: { title: '还没有照片', hint: '放上门口和活动室的照片，居民来之前就知道是什么样。' },
      gate: { title: '这里给中心的工作人员用', hint: '您的账号没有这个中心的工作权限。' },
    },
    gallery: {
      alt: (centre, place, of) => `${centre}的照片，第 ${place} 张，共 ${of} 张`,
      count: (count) => `共 ${count} 张，左右滑动看`,
    },
    all: '看审核结果和以前的',
    why: '看原因，觉得不对可以申诉',
    notSent: { title: '照片没有发出去', yes: '再发一次', no: '先不发' },
  },
  en: {
    avatar: {
      title: 'My picture',
      row: 'Change my picture',
      lead: 'With a picture neighbours and staff know you. Without one, a letter of your name is shown.',
      shown: 'The picture that others see',
      none: 'No picture yet',
      choose: 'Choose a photo',
      change: 'Choose another',
      remove: 'Go without a picture',
      removeAsk: {
        title: 'Take your picture down?',
        text: 'The photo is deleted; others see a letter of your name.',
        yes: 'Take it down',
        no: 'Keep it',
      },
      removed: 'Your picture is taken down and deleted',
      sent: 'Received. It shows once it has been checked',
      rules: [
        'It is checked before others see it, mostly within minutes.',
        'Where and when it was taken is removed; the original is not kept.',
        'You can change it or take it down at any time.',
      ],
      signedOut: { title: 'Sign in to set a picture', hint: 'It belongs to your account.', action: 'Sign in' },
    },
    photos: {
      title: 'Photos of the centre',
      row: 'Photos of the centre',
      rowNote: 'What residents see on its page',
      lead: 'The first one is what residents see first. Show the door, the rooms and the staff; no faces or papers of residents.',
      add: 'Add a photo',
      left: (count) => `${count} more can be added`,
      full: 'There is no more room; remove one first',
      sent: 'Received. Residents see it once it has been checked',
      number: (place) => `Photo ${place}`,
      alt: (place) => `Photo ${place}`,
      hidden: 'Not shown until it has passed',
      earlier: 'Move forward',
      later: 'Move back',
      remove: 'Remove',
      removeAsk: {
        title: 'Remove this photo?',
        text: 'Residents no longer see it; it cannot be undone.',
        yes: 'Remove',
        no: 'Keep it',
      },
      removed: 'The photo is removed',
      empty: { title: 'No photos yet', hint: 'Show the door and the rooms, so that people know what to expect.' },
      gate: { title: 'For the staff of the centre', hint: 'Your account has no work rights here.' },
    },
    gallery: {
      alt: (centre, place, of) => `Photo ${place} of ${of} of ${centre}`,
      count: (count) => `${counted(count, 'photo')}, swipe to see them`,
    },
    all: 'See results and earlier ones',
    why: 'See why, and appeal if it is wrong',
    notSent: { title: 'The photo was not sent', yes: 'Send it again', no: 'Not now' },
  },
};
