(() => {
  // The one script of a page read signed out: it tells the style sheet whether a session exists,
  // counts the days to the next opening again, and adds the reader's own hour to Paris time.
  var root = document.documentElement;
  try {
    const key = 'preau-session';
    const session = localStorage[key];
    // « Se souvenir de moi » was not ticked, and the browser has been closed since.
    if (
      /_remembered":false/.test(session) &&
      navigator.cookieEnabled &&
      !/preau-browser/.test(document.cookie)
    )
      delete localStorage[key];
    else if (session) root.dataset.session = '';
  } catch (_) {
    // Storage refused: the page stays the one of a visitor.
  }
  addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('time[data-zone]').forEach((time) => {
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
      if (clock() !== clock('Europe/Paris'))
        time.append(root.dataset.here.replace('{date}', clock()));
    });
    document.querySelectorAll('[data-countdown]').forEach((line) => {
      var day = (date) =>
        Math.round(Date.parse(date.toLocaleDateString('sv', { timeZone: 'Europe/Paris' })) / 864e5);
      var opens = new Date(line.dataset.countdown);
      var words = JSON.parse(line.dataset.words);
      var days = day(opens) - day(new Date());
      line.textContent =
        opens < new Date() ? words[3] : days < 2 ? words[days] : words[2].replace('{days}', days);
    });
  });
})();
