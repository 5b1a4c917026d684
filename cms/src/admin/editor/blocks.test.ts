import { expect, test } from 'vitest';
import { COMPONENTS } from '../../checks/mdx-components';
import { BLOCKS, blockNamed } from './blocks';

test.each(Object.entries(COMPONENTS))('%s can be written without its markup', (name, rule) => {
  const block = blockNamed(name);
  const fields = block?.fields ?? [];
  expect(fields.map((field) => field.name).toSorted()).toEqual(
    [...rule.required, ...rule.optional].toSorted(),
  );
  for (const field of fields) {
    expect([field.name, Boolean(field.isRequired)]).toEqual([
      field.name,
      rule.required.includes(field.name),
    ]);
    if (rule.files.includes(field.name)) expect(field.type).toBe('file');
    const choices = field.type === 'choice' && field.choices.map(({ value }) => value);
    if (choices) expect(choices).toEqual(rule.choices?.[field.name]);
  }
});

test('no editor meets the name that a block has in the text', () => {
  for (const { label, hint } of BLOCKS) expect(`${label} ${hint}`).not.toMatch(/[<>{}]/);
});
