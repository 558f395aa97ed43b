import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Fault {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe-core finds wrong with the page in view, as lines that name the elements. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: { run(): Promise<{ violations: Fault[] }> } }).axe;
    const found = await run();
    return found.violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`,
    );
  });
}
