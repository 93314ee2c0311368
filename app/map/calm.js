/** Whether the reader wants as little motion as possible. */
export function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
