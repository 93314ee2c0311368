// The page for sharing: copies addresses and references, and opens the share sheet of the system. It adds what only the
// browser knows: the host, if the server was not told its public address, and the reader's day of access.

import { copy } from './copy.js';

/** Today in the reader's time zone, as `2026-03-01`. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

customElements.define(
  'share-page',
  class extends HTMLElement {
    connectedCallback() {
      for (const field of this.querySelectorAll('input[readonly]')) field.value = new URL(field.value, location).href;
      for (const button of this.querySelectorAll('[data-copy]')) button.hidden = false;
      for (const button of this.querySelectorAll('[data-sheet]')) button.hidden = !navigator.share;
      for (const link of this.querySelectorAll('[data-reference]')) this.addDay(link);
      this.onclick = ({ target }) => {
        const button = target.closest?.('button');
        if (button?.dataset.copy) this.copy(button);
        else if (button && 'sheet' in button.dataset) this.openSheet(button);
      };
    }

    /** Adds the day of access to the link to a reference, and to its text on the page. */
    async addDay(link) {
      const address = new URL(link.href);
      address.searchParams.set('accessed', today());
      link.href = address.href;
      const answer = await fetch(address).catch(() => null);
      // Without an answer the text stays as it is, without the day.
      if (answer?.ok) document.getElementById(link.dataset.reference).textContent = (await answer.text()).trim();
    }

    async copy(button) {
      const isCopied = await copy(document.getElementById(button.dataset.copy));
      this.say(button, isCopied ? this.dataset.copied : this.dataset.selected);
    }

    async openSheet(button) {
      const url = document.getElementById(button.dataset.sheet).value;
      try {
        await navigator.share({ title: document.title, url });
      } catch (error) {
        // The reader closed it.
        if (error.name === 'AbortError') return;
        this.say(button, this.dataset.unshared);
      }
    }

    /** Says in the status line of the section what became of a press, again if it is the same. */
    say(button, words) {
      const line = button.closest('section').querySelector('[role=status]');
      line.textContent = '';
      setTimeout(() => (line.textContent = words), 50);
    }
  },
);
