/**
 * Codes of the National Bureau of Statistics: a child's code begins with its parent's, at these lengths. So a subtree is
 * one range of any index that starts with the code.
 */
const digitAfterNine = ':';

/** The half-open range of all codes at and below one: `code >= from AND code < before`. */
export function prefixRange(code: string): { from: string; before: string } {
  return { from: code, before: code + digitAfterNine };
}

/**
 * The name as it is spoken: the register names the committee (梅青社区居委会, 桂林村委会), people name the place
 * (梅青社区, 桂林村). A bare neighbourhood committee (王厝居委会) becomes 王厝社区.
 */
export function spokenName(registeredName: string): string {
  if (registeredName.endsWith('社区居民委员会')) return registeredName.slice(0, -'居民委员会'.length);
  if (registeredName.endsWith('社区居委会')) return registeredName.slice(0, -'居委会'.length);
  if (registeredName.endsWith('居委会')) return `${registeredName.slice(0, -'居委会'.length)}社区`;
  if (registeredName.endsWith('村村委会')) return registeredName.slice(0, -'村委会'.length);
  if (registeredName.endsWith('村委会')) return registeredName.slice(0, -'委会'.length);
  return registeredName;
}
