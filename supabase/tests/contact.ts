import type { World } from './fixtures.ts';

const BLANK = {
  topic: 'lesson',
  name: 'Zoé',
  courriel: 'lectrice@exemple.fr',
  message: 'Bonjour',
  page: '',
  reason: '',
  diagnosis: '',
  screenshot: '',
  screenshot_type: '',
  account: null as string | null,
  client_address: '203.0.113.9',
};

export const contactKey = (n: number) => `0000000c-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** What the function contact asks of the database. */
export const contactCall = (n: number, change: Partial<typeof BLANK> = {}) => ({
  key: contactKey(n),
  ...BLANK,
  ...change,
});

export async function send(
  { as }: Pick<World, 'as'>,
  n: number,
  change: Partial<typeof BLANK> = {},
): Promise<{ number: number }> {
  const c = contactCall(n, change);
  return Object(
    await as('service').value`
      select send_contact_message(${c.key}, ${c.topic}, ${c.name}, ${c.courriel}, ${c.message},
        ${c.page}, ${c.reason}, ${c.diagnosis}, ${c.screenshot}, ${c.screenshot_type}, ${c.account},
        ${c.client_address})`,
  );
}
