/**
 * @typedef {{ id: string, name: string, role: string, centreId: string | null, tryThis: string }} Persona
 */

/** Chinese characters take two columns in a terminal. @param {string} text */
const widthOf = (text) => [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);

/**
 * @param {string} text
 * @param {number} width
 */
const padded = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/**
 * What to do next, for somebody who has never seen the project.
 * @param {string} address
 * @param {Persona[]} personas
 * @param {string} logs
 */
export function welcome(address, personas, logs) {
  const column = (/** @type {'id' | 'name' | 'role'} */ key) =>
    Math.max(...personas.map((p) => widthOf(p[key])), 0) + 2;
  const [id, name, role] = [column('id'), column('name'), column('role')];
  return [
    '',
    `Linli is ready: ${address}`,
    '',
    `  The app            ${address}/   (press F12 and choose a phone’s width for the residents’ pages)`,
    `  The API            ${address}/openapi.json`,
    `  WeChat’s messages  ${address}/standin/outbox   (what people would have got on their phones)`,
    '',
    '  Be anybody: at login choose a persona, or send the code dev:<persona> to identity.login.',
    ...personas.map((p) => `    ${padded(p.id, id)}${padded(p.name, name)}${padded(p.role, role)}${p.tryThis}`),
    '',
    '  As a WeChat mini-program: npm run build:weapp, then open this folder in WeChat DevTools.',
    '',
    `  Logs are in ${logs}. Ctrl-C stops everything. npm start -- --reset begins anew.`,
    '',
  ].join('\n');
}
