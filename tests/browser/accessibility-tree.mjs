// The accessibility tree as Chromium gives it to screen readers. Playwright's roles come from the tags of elements, and
// miss that a style sheet can take a role away.

/** The tree of a page: nodes with role, name and children, in the order of the document. Nodes that are ignored are left out. */
export async function accessibilityTree(page) {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const build = (node) => {
      const children = (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).flatMap(build);
      if (node.ignored) return children;
      return [{ role: node.role?.value, name: node.name?.value ?? '', children }];
    };
    return build(nodes[0])[0];
  } finally {
    await session.detach();
  }
}

/** All nodes of a role below a node. */
export function nodesOf(role, node) {
  return node.children.flatMap((child) => [...(child.role === role ? [child] : []), ...nodesOf(role, child)]);
}
