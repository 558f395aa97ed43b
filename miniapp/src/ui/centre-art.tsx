import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { centrePicture } from './centre-picture';
import { spoken } from './a11y';

/** A quiet drawing in the place where a centre's photograph will be; the same centre always gets the same one. */
export function CentreArt({ seed, height = 128 }: { seed: string; height?: number }) {
  const picture = useMemo(() => centrePicture(seed), [seed]);
  return (
    <View
      className='ui-art'
      style={{ height: `${height}px`, backgroundImage: `url("${picture}")` }}
      {...spoken({ hidden: true })}
    />
  );
}
