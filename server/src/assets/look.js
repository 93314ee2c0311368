// Theme and size of text, as the reader chose them: before the first paint, and on a button.
(() => {
  const root = document.documentElement;
  const wide = (query) => matchMedia(query).matches;
  const plain = {
    theme: () => (wide('(prefers-contrast: more)') ? 'contrast' : wide('(prefers-color-scheme: dark)') ? 'dark' : 'light'),
    text: () => 'normal',
  };
  let chosen = {};
  // Where nothing may be stored, the choice lasts as long as the page.
  try { chosen = JSON.parse(localStorage.getItem('look')) ?? {}; } catch {}
  const show = (self.atlasLook = () => {
    for (const name in plain) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
    for (const button of document.querySelectorAll('[data-look]')) {
      const [name, value] = button.dataset.look.split(' ');
      button.setAttribute('aria-pressed', value === (chosen[name] ?? plain[name]()));
    }
  });
  addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-look]');
    if (!button) return;
    const [name, value] = button.dataset.look.split(' ');
    if (value === plain[name]()) delete chosen[name];
    else chosen[name] = value;
    show();
    try { localStorage.setItem('look', JSON.stringify(chosen)); } catch {}
  });
  addEventListener('DOMContentLoaded', show);
  root.dataset.looks = '';
  show();
})();
