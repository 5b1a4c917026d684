import { expect, test } from 'vitest';
import { withLinks } from './exact-text.ts';

const TEXT =
  '<Callout kind="tip">\n\nVoir [la suite](../2-b/1-c.mdx#la), *[x](../2-b/1-c.mdx)* et `[y](../2-b/1-c.mdx)`.\n\n</Callout>\n\n* un\n* deux {/* reste */}\n\n![p](plan.png) <https';

test('links alone change, and every other letter stays', () => {
  const source = TEXT.replace(' {/* reste */}', '').replace(' <https', '');
  const moved = withLinks(source, (url) =>
    url.startsWith('../') ? url.replace('../2-b/1-c.mdx', '/cours/c/b/c/') : null,
  );
  expect(moved).toBe(
    source
      .replace('(../2-b/1-c.mdx#la)', '(/cours/c/b/c/#la)')
      .replace('[x](../2-b/1-c.mdx)', '[x](/cours/c/b/c/)'),
  );
});

test('a text that does not read stays as it is', () => {
  expect(withLinks(TEXT, () => 'x')).toBe(TEXT);
});
