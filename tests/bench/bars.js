// A list of values with counts and plain bars.

/** Adds a list to an element; the function that it returns shows other counts. */
export function bars(parent, title, words) {
  const list = document.createElement('ul');
  const rows = words.map((word) => {
    const row = document.createElement('li');
    const [bar, count] = [document.createElement('i'), document.createElement('b')];
    row.append(bar, `${word} `, count);
    list.append(row);
    return { bar, count };
  });
  const heading = document.createElement('h2');
  heading.textContent = title;
  parent.append(heading, list);
  let most = 1;
  return (counts) => {
    most = Math.max(most, ...counts);
    rows.forEach(({ bar, count }, at) => {
      bar.style.transform = `scaleX(${counts[at] / most})`;
      count.textContent = counts[at];
    });
  };
}
