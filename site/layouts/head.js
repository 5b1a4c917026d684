// biome-ignore-all lint/suspicious/noGlobalAssign: the shortest way to listen, and nobody else is here
(() => {
  // On every page, also where no other script is: it tells the style sheet what this device keeps
  // (a session, large text, a hidden board), opens the search, and says when the page has changed.
  // Each reader downloads it with each page: under 1,000 bytes, which page-budgets.ts measures.
  var page = document;
  var root = page.documentElement;
  var now = Date.now;
  var asked = now();
  // On a telephone the board's box opens it for once, which is nothing to keep.
  var kept = `[data-keep${matchMedia('(max-width:64rem)').matches ? '=large' : ''}]`;
  var mark = (what, isSo) => root.toggleAttribute(`data-${what}`, !!isSo);
  // Again whenever the tab comes back to the front: it slept through what happened meanwhile.
  var look = async () => {
    try {
      const stored = localStorage;
      // « Se souvenir de moi » was not ticked, and the browser has been closed since: all
      // that was kept of theirs goes, in a tab that was reopened too.
      if (
        /remembered":f/.test(stored['preau-session']) &&
        navigator.cookieEnabled &&
        !/preau-browser/.test(document.cookie)
      )
        for (const store of [stored, sessionStorage])
          for (const key in store) if (/preau-(?!large|reading)/.test(key)) delete store[key];
      for (const what of ['session', 'large', 'reading']) mark(what, stored[`preau-${what}`]);
      for (const box of page.querySelectorAll(kept)) box.checked = box.dataset.keep in root.dataset;
    } catch (_) {
      // Storage refused: the page stays the one of a visitor.
    }
    if (!page.hidden && now() - asked > 9e5)
      try {
        asked = now();
        const published = await (await fetch('')).text();
        mark('outdated', /data-v="(\w+)/.exec(published)[1] !== root.dataset.v);
      } catch (_) {
        // No line, or somebody else's page in the place of ours: the next time.
      }
  };
  look();
  onpageshow = page.onreadystatechange = page.onvisibilitychange = look;
  oninput = ({ target: box }) => {
    var what = box.dataset.keep;
    if (box.matches(kept)) {
      mark(what, box.checked);
      localStorage[`preau-${what}`] = box.checked ? 1 : '';
    }
  };
  onkeydown = (event) => {
    if (
      event.key === 'k' &&
      (event.ctrlKey || event.metaKey) &&
      !event.target.matches(':read-write')
    ) {
      event.preventDefault();
      location = '/recherche/';
    }
  };
})();
