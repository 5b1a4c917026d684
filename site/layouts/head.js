(() => {
  // The one script of a page read signed out: it tells the style sheet what this device keeps (a
  // session, large text, a hidden board), counts the days to the next opening again, and adds the
  // reader's own hour to Paris time.
  var root = document.documentElement;
  var paris = 'Europe/Paris';
  try {
    const stored = localStorage;
    // « Se souvenir de moi » was not ticked, and the browser has been closed since: all
    // that was kept of theirs goes, in a tab that was reopened too.
    if (
      /_remembered":false/.test(stored['preau-session']) &&
      navigator.cookieEnabled &&
      !/preau-browser/.test(document.cookie)
    )
      [stored, sessionStorage].forEach((store) => {
        for (const key in store) if (/^preau-(?!large|reading)/.test(key)) delete store[key];
      });
    ['session', 'large', 'reading'].forEach((what) => {
      if (stored[`preau-${what}`]) root.dataset[what] = '';
    });
  } catch (_) {
    // Storage refused: the page stays the one of a visitor.
  }
  addEventListener('DOMContentLoaded', () => {
    var all = (selector, show) => document.querySelectorAll(selector).forEach(show);
    // On a telephone the board's box opens it for once, which is nothing to keep.
    all(matchMedia('(max-width:64rem)').matches ? '[data-keep=large]' : '[data-keep]', (box) => {
      var what = box.dataset.keep;
      box.checked = what in root.dataset;
      box.onchange = () => {
        root.toggleAttribute(`data-${what}`, box.checked);
        localStorage[`preau-${what}`] = box.checked ? 1 : '';
      };
    });
    all('time[data-zone]', (time) => {
      var date = new Date(time.dateTime);
      // « lundi 08:00 » is written « lundi 8 h » in French; English keeps its AM and PM.
      var clock = (zone) =>
        date
          .toLocaleString(root.lang, {
            timeZone: zone,
            weekday: 'long',
            hour: 'numeric',
            minute: '2-digit',
          })
          .replace(/0?(\d+):(\d\d)$/, (_, h, min) => `${h}\u00a0h${min > 0 ? `\u00a0${min}` : ''}`);
      if (clock() !== clock(paris)) time.append(root.dataset.here.replace('{date}', clock()));
    });
    all('[data-countdown]', (line) => {
      var day = (date) => Date.parse(date.toLocaleDateString('sv', { timeZone: paris })) / 864e5;
      var opens = new Date(line.dataset.countdown);
      var words = JSON.parse(line.dataset.words);
      var days = day(opens) - day(new Date());
      line.textContent =
        opens < new Date() ? words[3] : words[Math.min(days, 2)].replace('{days}', days);
    });
  });
})();
