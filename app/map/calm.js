/** Whether the reader prefers reduced motion. */
export function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
