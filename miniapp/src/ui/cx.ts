/** Class names that hold: `cx('tag', tone && `tag--${tone}`)`. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
