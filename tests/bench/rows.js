// The rows of the package, as `cargo xtask bench brush` wrote them.

const fetched = async (name) => {
  const answer = await fetch(`/rows/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
};

const column = async (name, Type) => new Type(await (await fetched(name)).arrayBuffer());

/** Loads all columns. `first` and `last` are days since 1970; a date with an open end has the least or the greatest number. */
export async function loadRows() {
  const [first, last, kind, status, basis, place, words] = await Promise.all([
    column('first.i32', Int32Array),
    column('last.i32', Int32Array),
    column('kind.u8', Uint8Array),
    column('status.u8', Uint8Array),
    column('basis.u8', Uint8Array),
    column('place.u16', Uint16Array),
    fetched('words.json').then((answer) => answer.json()),
  ]);
  return { count: first.length, first, last, kind, status, basis, place, words };
}

export const loadNames = async () => (await (await fetched('names.txt')).text()).split('\n');

/** The days between which nearly all rows begin; a few dates far off would leave the brush a sliver. */
export function dayRange({ first, last }) {
  const days = Int32Array.from(first, (day, row) => (isOpen(day) ? last[row] : day)).filter((day) => !isOpen(day)).sort();
  return [days[Math.floor(days.length * 0.005)], days[Math.floor(days.length * 0.995)]];
}

export const isOpen = (day) => day === -(2 ** 31) || day === 2 ** 31 - 1;

/** The day of a row for a library that knows one value a row: its first, or where that is open its last. */
export const oneDay = ({ first, last }, row) => (isOpen(first[row]) ? last[row] : first[row]);
