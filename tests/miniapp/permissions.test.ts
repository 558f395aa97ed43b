import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { privacyWords } from '../../shared/words/privacy-guide';

/** What the built package asks of a phone, against what it declares to WeChat and tells people. */
const built = join(__dirname, '../../dist/weapp');
const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(join(built, name), 'utf8'))
  .join('\n');
const appJson = JSON.parse(readFileSync(join(built, 'app.json'), 'utf8')) as {
  __usePrivacyCheck__?: boolean;
  requiredPrivateInfos?: string[];
  permission?: Record<string, { desc: string }>;
  lazyCodeLoading?: string;
};

/** Only these need a word in `requiredPrivateInfos`; a name too many or too few fails WeChat's review. */
const placeCalls = [
  'chooseAddress',
  'chooseLocation',
  'choosePoi',
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
];

/** All other calls behind the privacy guide, with the word by which our own guide names what they touch. */
const otherCalls: Record<string, string> = {
  addPhoneCalendar: '日历',
  addPhoneRepeatCalendar: '日历',
  addPhoneContact: '通讯录',
  chooseContact: '通讯录',
  chooseImage: '照片',
  chooseMedia: '照片',
  chooseMessageFile: '文件',
  chooseVideo: '视频',
  createCameraContext: '相机',
  getClipboardData: '剪贴板',
  getRecorderManager: '录音',
  getWeRunData: '步数',
  saveImageToPhotosAlbum: '相册',
  saveVideoToPhotosAlbum: '相册',
  scanCode: '相机',
  setClipboardData: '剪贴板',
  startBluetoothDevicesDiscovery: '蓝牙',
};

/** What the app calls by name; Taro's own lists hold the names as text. */
const isCalled = (name: string): boolean => new RegExp(`\\.${name}\\(`).test(scripts);

test('requiredPrivateInfos names exactly the calls for a place that are made', () => {
  expect(appJson.requiredPrivateInfos?.slice().sort()).toEqual(placeCalls.filter(isCalled));
});

test('WeChat’s privacy check is on and a place is asked for with its reason', () => {
  expect(appJson.__usePrivacyCheck__).toBe(true);
  expect(appJson.permission?.['scope.userLocation']?.desc.length).toBeGreaterThan(5);
  expect(Object.keys(appJson.permission ?? {})).toEqual(['scope.userLocation']);
  expect(scripts).toContain('onNeedPrivacyAuthorization');
  expect(scripts).toContain('agreePrivacyAuthorization');
});

test('our own guide names whatever else the package touches on a phone', () => {
  const guide = privacyWords.zh.points.map(({ title, text }) => title + text).join('\n');
  const called = Object.keys(otherCalls).filter(isCalled);
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((name) => !guide.includes(otherCalls[name] ?? ''))).toEqual([]);
});
