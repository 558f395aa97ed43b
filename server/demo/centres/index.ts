import type { CentreSeed } from '../seed';
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

/** The demo city's centres. Their places are real; what happens in them and who works there is invented. */
export const centres: readonly CentreSeed[] = [
  huatai,
  renli,
  meiqing,
  yangdai,
  guilin,
  kengdong,
  anping,
  jinjie,
  wenxian,
  xiaotang,
  yanning,
];
