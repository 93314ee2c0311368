// Accessibility rules, checked by axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';

/** A newer axe than the one that the pinned wrapper brings along; wrappers of its age need a newer Node. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe over the page or a part of it, and returns a line for each rule that is violated, with the first elements. */
export async function violations(page, part = 'html', options = {}) {
  // Legacy mode opens no second page for its results, which only frames of other origins need.
  const axe = new AxeBuilder({ page, axeSource }).setLegacyMode().include(part).options({ rules: { 'target-size': { enabled: true } }, ...options });
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
