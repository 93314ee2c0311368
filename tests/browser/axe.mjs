// Accessibility rules, checked by axe.

/** Runs axe, and returns a line for each rule that is violated, with the first elements. */
export async function violations(axe) {
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
