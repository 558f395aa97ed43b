/** The code in what was scanned, pasted or typed: a whole link, or the code with gaps and dashes. */
export function codeIn(text: string): string {
  const linked = /[?&]code=([0-9A-Za-z]+)/.exec(text)?.[1];
  return linked ?? text.replace(/[^0-9A-Za-z]/g, '');
}

/** The link that opens `page` with a code: in a QR picture, in a chat, in the browser's address. */
export function codeLink(page: string, code: string): string {
  const origin = API_BASE === '' && typeof window !== 'undefined' ? window.location.origin : API_BASE;
  return `${origin}/#${page}?code=${code}`;
}
