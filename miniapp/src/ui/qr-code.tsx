import { View } from '@tarojs/components';
import { useMemo } from 'react';
import qrcode from 'qrcode-generator';
import { spoken } from './a11y';

interface QrCodeProps {
  value: string;
  /** Pixels, quiet margin included. */
  size?: number;
  label: string;
}

/**
 * A QR picture as the background of a view: no canvas, so it is there at once, sharp at any size and the same on both
 * targets. Always dark on white, also at night: scanners ask for it.
 */
export function QrCode({ value, size = 176, label }: QrCodeProps) {
  const picture = useMemo(() => qrPicture(value), [value]);
  return (
    <View
      className='ui-qr'
      style={{ width: `${size}px`, height: `${size}px`, backgroundImage: `url("${picture}")` }}
      {...spoken({ role: 'img', label })}
    />
  );
}

function qrPicture(value: string): string {
  const code = qrcode(0, 'M');
  code.addData(value);
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let y = 0; y < count; y += 1) {
    for (let x = 0; x < count;) {
      if (!code.isDark(y, x)) {
        x += 1;
        continue;
      }
      const from = x;
      while (x < count && code.isDark(y, x)) x += 1;
      path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
    }
  }
  const margin = 2;
  const whole = count + 2 * margin;
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='${-margin} ${-margin} ${whole} ${whole}' shape-rendering='crispEdges'%3E%3Cpath d='${path}' fill='%23111'/%3E%3C/svg%3E`;
}
