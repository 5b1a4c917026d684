import { expect, test } from 'vitest';
import { refuseActiveSvg } from './svg-check.ts';

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'],
  [
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><defs><linearGradient id="g"/></defs><use xlink:href="#a"/><rect fill="url(#g)"/></svg>',
  ],
  ['<svg><image href="data:image/png;base64,AAAA"/></svg>'],
])('a drawing passes: %s', (text) => {
  expect(() => refuseActiveSvg('x.svg', text)).not.toThrow();
});

test.each([
  ['<svg><script>alert(1)</script></svg>'],
  ['<svg><SCRIPT href="x"/></svg>'],
  ['<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:script/></svg:svg>'],
  ['<svg onload="alert(1)"/>'],
  ['<svg><a href="javascript:alert(1)"><text>x</text></a></svg>'],
  ['<svg><a href="&#106;avascript:alert(1)"/></svg>'],
  ['<svg><foreignObject><p>x</p></foreignObject></svg>'],
  ['<svg><image href="https://traceur.fr/x.png"/></svg>'],
  ['<svg><use href="data:image/svg+xml,<svg onload=1>"/></svg>'],
  ['<svg><set attributeName="onload" to="x"/></svg>'],
  ['<svg><style>@import "https://a.fr"</style></svg>'],
  ['<svg><rect fill="url(https://a.fr/x)"/></svg>'],
  ['<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>'],
  ['<p>not a drawing</p>'],
])('refused: %s', (text) => {
  expect(() => refuseActiveSvg('x.svg', text)).toThrow(/SVG « x.svg »/);
});
