/** A node of the tree that the bundle hands to WeChat by setData, in Taro's short names. */
export interface Node {
  /** Which template draws it. */
  nn?: string;
  sid?: string;
  uid?: string;
  /** Text of a text node. */
  v?: string;
  cn?: Node[];
  [prop: string]: unknown;
}

/** Applies setData's paths (`root.cn.[0].cl`) as WeChat does, in place. */
export function applyData(data: Record<string, unknown>, change: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.').map((key) => key.replace(/^\[(\d+)\]$/, '$1'));
    const last = keys.pop() as string;
    let at = data as Record<string, unknown>;
    for (const key of keys) {
      if (typeof at[key] !== 'object' || at[key] === null) at[key] = {};
      at = at[key] as Record<string, unknown>;
    }
    at[last] = value;
  }
}

/** Nodes from the root down to each node that fits, outermost first. */
export function pathsTo(root: Node, fits: (node: Node) => boolean): Node[][] {
  const found: Node[][] = [];
  const walk = (node: Node, path: Node[]): void => {
    const here = [...path, node];
    if (fits(node)) found.push(here);
    for (const child of childrenOf(node)) walk(child, here);
  };
  walk(root, []);
  return found;
}

/** WeChat keeps lists as arrays, but paths may have made them objects with number keys. */
function childrenOf(node: Node): Node[] {
  return node.cn === undefined
    ? []
    : Object.values(node.cn).filter((child) => typeof child === 'object' && child !== null);
}

/** What a person reads on the page, in order. */
export function textOf(node: Node): string {
  const own = typeof node.v === 'string' ? node.v : '';
  const below = childrenOf(node)
    .map(textOf)
    .filter((text) => text !== '');
  return [own, ...below].filter((text) => text !== '').join(' ');
}

export const countNodes = (node: Node): number =>
  1 + childrenOf(node).reduce((sum, child) => sum + countNodes(child), 0);

/** What each template listens to and how it is drawn, read from the built base.wxml. */
export interface Template {
  events: ReadonlySet<string>;
  /** Which short name holds which attribute: `aria-label` → `p7`. */
  props: ReadonlyMap<string, string>;
}

export function readTemplates(wxml: string): Map<string, Template> {
  const templates = new Map<string, Template>();
  for (const [, name, body] of wxml.matchAll(/<template name="tmpl_0_([\w-]+)">([\s\S]*?)<\/template>\n/g)) {
    if (name === undefined || body === undefined) continue;
    const tag = /<[\w-]+[^>]*>/.exec(body)?.[0] ?? '';
    const events = new Set([...tag.matchAll(/(?:bind|catch)(\w+)="eh"/g)].map((match) => match[1] as string));
    const props = new Map([...tag.matchAll(/([\w-]+)="\{\{i\.(\w+)/g)].map((m) => [m[1] as string, m[2] as string]));
    // A field has two faces, with the cursor in it or not; its own template only chooses between them.
    templates.set(name.replace(/_blur$/, ''), { events, props });
  }
  return templates;
}
