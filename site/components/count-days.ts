// Counts the days to the next opening again: the page may be from yesterday's build.
const DAY_MS = 864e5;

const dayInParis = (date: Date) =>
  Date.parse(date.toLocaleDateString('sv', { timeZone: 'Europe/Paris' })) / DAY_MS;

for (const line of document.querySelectorAll<HTMLElement>('[data-countdown]')) {
  const opens = new Date(line.dataset['countdown'] ?? '');
  // Written by Countdown.astro: today, tomorrow, in {days} days, done.
  const words: string[] = JSON.parse(line.dataset['words'] ?? '[]');
  const days = dayInParis(opens) - dayInParis(new Date());
  const sentence = opens < new Date() ? words[3] : words[Math.min(days, 2)];
  line.textContent = sentence?.replace('{days}', String(days)) ?? '';
}
