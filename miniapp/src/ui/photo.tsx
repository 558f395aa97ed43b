import { Image } from '@tarojs/components';
import { useState } from 'react';
import { isWeapp } from '../platform/target';
import { spoken } from './a11y';
import { cx } from './cx';

interface PhotoProps {
  /** A link as the API gives it, below its own address. */
  url: string;
  /** What it shows, read aloud; without it the picture is left out of reading. */
  alt?: string;
  className?: string;
}

/** A picture that somebody uploaded. One that can't be loaded leaves a quiet surface, not a broken mark. */
export function Photo({ url, alt, className }: PhotoProps) {
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <Image
      className={cx('ui-photo', failed === url && 'ui-photo--gone', className)}
      src={`${API_BASE}${url}`}
      mode='aspectFill'
      lazyLoad
      onError={() => setFailed(url)}
      // The browser's own picture inside is what it reads out.
      nativeProps={{ alt: alt ?? '', role: alt === undefined ? 'presentation' : undefined }}
      {...(isWeapp ? spoken(alt === undefined ? { hidden: true } : { role: 'img', label: alt }) : {})}
    />
  );
}
