import { anping } from './anping';
import { guilin } from './guilin';
import { huatai } from './huatai';
import { jinjie } from './jinjie';
import { kengdong } from './kengdong';
import { meiqing } from './meiqing';
import { renli } from './renli';
import { wenxian } from './wenxian';
import { xiaotang } from './xiaotang';
import { yangdai } from './yangdai';
import { yanning } from './yanning';
import type { CentreEnglish } from './seed';

/** By the centre's key. */
export const english: Readonly<Record<string, CentreEnglish>> = {
  anping,
  guilin,
  huatai,
  jinjie,
  kengdong,
  meiqing,
  renli,
  wenxian,
  xiaotang,
  yangdai,
  yanning,
};
