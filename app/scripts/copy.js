/** Selects the text of an element, for readers who copy it themselves. */
function select(element) {
  if (element.select) return element.select();
  getSelection().selectAllChildren(element);
}

/**
 * Copies the text of an element, and returns whether it could. Frames, and sites without encryption, have no clipboard;
 * there the old command may work. If it does not, the text is selected.
 */
export async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.value ?? element.textContent);
    return true;
  } catch {
    element.focus?.();
    select(element);
    return document.execCommand('copy');
  }
}
