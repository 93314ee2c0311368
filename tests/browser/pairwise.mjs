// Combinations of values such that any two values of different factors occur together at least once.

/** Random numbers from 0 to 1 that are the same in every run. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A pair of values as text: two factors, and the index of a value of each. */
const pairKey = (one, value, other, of) => `${one}:${value}|${other}:${of}`;

/** The pairs of a combination, which is an index for each factor. */
function pairsOf(row) {
  return row.flatMap((value, one) => row.slice(one + 1).map((of, after) => pairKey(one, value, one + 1 + after, of)));
}

/** All pairs of the factors. */
function allPairs(sizes) {
  const pairs = new Set();
  for (let one = 0; one < sizes.length; one += 1) {
    for (let other = one + 1; other < sizes.length; other += 1) {
      for (let value = 0; value < sizes[one]; value += 1) {
        for (let of = 0; of < sizes[other]; of += 1) pairs.add(pairKey(one, value, other, of));
      }
    }
  }
  return pairs;
}

/**
 * The combinations, as objects with a value for each factor of `factors` (name to values). Each is the best of some
 * candidates: it begins with a pair that is not covered yet, and takes for each other factor the value that covers most.
 */
export function pairwise(factors, seed = 1) {
  const [names, values] = [Object.keys(factors), Object.values(factors)];
  const sizes = values.map((all) => all.length);
  const open = allPairs(sizes);
  const random = seeded(seed);
  const shuffled = (list) => list.map((item) => [random(), item]).sort(([one], [other]) => one - other).map(([, item]) => item);
  const rows = [];
  while (open.size > 0) {
    let best = { gain: -1 };
    for (let candidate = 0; candidate < 20; candidate += 1) {
      const row = Array(sizes.length).fill(undefined);
      const [first] = candidate === 0 ? open : shuffled([...open].slice(0, 50));
      for (const part of first.split('|')) {
        const [factor, value] = part.split(':').map(Number);
        row[factor] = value;
      }
      for (const factor of shuffled([...sizes.keys()])) {
        if (row[factor] !== undefined) continue;
        const gains = [...Array(sizes[factor]).keys()].map((value) => {
          const covers = row.filter((of, other) => of !== undefined && open.has(other < factor ? pairKey(other, of, factor, value) : pairKey(factor, value, other, of)));
          return [covers.length + random() / 2, value];
        });
        [[, row[factor]]] = gains.sort(([one], [other]) => other - one);
      }
      const gain = pairsOf(row).filter((pair) => open.has(pair)).length;
      if (gain > best.gain) best = { gain, row };
    }
    for (const pair of pairsOf(best.row)) open.delete(pair);
    rows.push(best.row);
  }
  return rows.map((row) => Object.fromEntries(row.map((value, factor) => [names[factor], values[factor][value]])));
}

/** All combinations. */
export function everyCombination(factors) {
  return Object.entries(factors).reduce((rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))), [{}]);
}

/** The pairs of values that no combination has, as text. */
export function uncoveredPairs(factors, rows) {
  const names = Object.keys(factors);
  return names.flatMap((one, at) =>
    names.slice(at + 1).flatMap((other) =>
      factors[one].flatMap((value) =>
        factors[other].filter((of) => !rows.some((row) => row[one] === value && row[other] === of)).map((of) => `${one}=${value}, ${other}=${of}`),
      ),
    ),
  );
}
