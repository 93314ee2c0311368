// Points on the picture of the timeline, for tests and benchmarks.

/** Columns left and right of the axis, and a height over the bars, in units of the picture (`model/src/draw/timeline`). */
const GUTTER = 116;
const MARGIN = 14;
const BARS = 25;

/** Measures a picture, and returns a function from a share of the axis (0 to 1) to a point over the bars. */
export async function axisPoints(picture) {
  const box = await picture.boundingBox();
  const width = Number((await picture.getAttribute('viewBox')).split(' ')[2]);
  const scale = box.width / width;
  return (share) => ({ x: box.x + (GUTTER + share * (width - GUTTER - MARGIN)) * scale, y: box.y + BARS * scale });
}
