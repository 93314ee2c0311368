// Where the operator has turned `offline` off: takes the place of a worker of before, and removes it and what it saved.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const remove = async () => {
    const prefix = `atlas${settings.base} `;
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(remove());
});
