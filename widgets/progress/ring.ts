// One drawing of « 3 sur 6 » for islands and for the static lists. Attributes alone: it needs no
// style sheet, and takes its room before any has come.
const SIZE = 24;
const WIDTH = 4;
const MIDDLE = SIZE / 2;

const circle = {
  cx: MIDDLE,
  cy: MIDDLE,
  r: MIDDLE - WIDTH / 2,
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: WIDTH,
};

export function ring(count: number, total: number) {
  const percent = total > 0 ? Math.round((count * 100) / total) : 0;
  return {
    box: { width: SIZE, height: SIZE, viewBox: `0 0 ${SIZE} ${SIZE}` },
    track: { ...circle, strokeOpacity: 0.25 },
    done: {
      ...circle,
      pathLength: 100,
      strokeDasharray: `${percent} 100`,
      transform: `rotate(-90 ${MIDDLE} ${MIDDLE})`,
    },
  };
}

const SVG = 'http://www.w3.org/2000/svg';
/** Those of SVG that are not written in one word. */
const NAMES: Record<string, string> = {
  strokeWidth: 'stroke-width',
  strokeOpacity: 'stroke-opacity',
  strokeDasharray: 'stroke-dasharray',
};

function draw(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(NAMES[name] ?? name, String(value));
  }
  return element;
}

/** The same without React. */
export function ringElement(count: number, total: number): SVGElement {
  const { box, track, done } = ring(count, total);
  const svg = draw('svg', { ...box, 'aria-hidden': 'true' });
  svg.append(draw('circle', track), draw('circle', done));
  return svg;
}
