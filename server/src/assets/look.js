// Theme, size of text and simple view, as the reader chose them: before the first paint, and by the buttons of the header.
// In the language of 2017, so that it also works in old browsers, which show the page without the application.
(() => {
  const root = document.documentElement;
  const simple = document.currentScript.dataset.simple;
  const wide = (query) => matchMedia(query).matches;
  const plain = {
    theme: () => (wide('(prefers-contrast: more)') ? 'contrast' : wide('(prefers-color-scheme: dark)') ? 'dark' : 'light'),
    text: () => 'normal',
    view: () => 'standard',
  };
  let chosen = {};
  // Where nothing may be stored, the choice lasts as long as the page.
  try { chosen = JSON.parse(localStorage.getItem('look')) || {}; } catch (blocked) {}
  // The style sheet of the simple view is loaded when it is first chosen. The page is not painted before it is there.
  const loadStyle = () => {
    if (!chosen.view || !simple || document.getElementById('simple')) return;
    document.head.appendChild(Object.assign(document.createElement('link'), { id: 'simple', rel: 'stylesheet', href: simple, blocking: 'render' }));
  };
  const show = (self.atlasLook = () => {
    for (const name in plain) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
    loadStyle();
    for (const button of document.querySelectorAll('[data-look]')) {
      const [name, value] = button.dataset.look.split(' ');
      button.setAttribute('aria-pressed', value === (chosen[name] || plain[name]()));
    }
  });
  const menu = () => document.querySelector('.look[open]');
  addEventListener('click', (event) => {
    const open = menu();
    if (open && !open.contains(event.target)) open.removeAttribute('open');
    const button = event.target instanceof Element && event.target.closest('[data-look], [data-view-switch]');
    if (!button) return;
    const [name, value] = (button.dataset.look || `view ${chosen.view ? 'standard' : 'simple'}`).split(' ');
    if (value === plain[name]()) delete chosen[name];
    else chosen[name] = value;
    show();
    try { localStorage.setItem('look', JSON.stringify(chosen)); } catch (blocked) {}
  });
  addEventListener('keydown', (event) => {
    const open = menu();
    if (event.key !== 'Escape' || !open || !open.contains(event.target)) return;
    event.preventDefault();
    open.firstElementChild.focus();
    open.removeAttribute('open');
  });
  addEventListener('DOMContentLoaded', show);
  root.dataset.looks = '';
  if (self.speechSynthesis) root.dataset.speech = '';
  show();
})();
