// How tests and benchmarks start Chromium.

/** Without requests of its own to the network, which tests would count, and without its sandbox for root, who has none. */
export const args = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
