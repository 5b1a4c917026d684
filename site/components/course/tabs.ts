// Two views of a course are two sections and two links; with script they become tabs.
class Tabs extends HTMLElement {
  connectedCallback() {
    const tabs = [...this.querySelectorAll<HTMLAnchorElement>('.tabs a')];
    const panels = tabs.map((tab) => this.querySelector<HTMLElement>(tab.hash));
    const nav = this.querySelector('.tabs');
    const list = this.querySelector('.tabs ul');
    if (!nav || !list) return;

    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', nav.getAttribute('aria-label') ?? '');
    nav.removeAttribute('aria-label');
    nav.setAttribute('role', 'presentation');
    this.classList.add('is-ready');

    const show = (chosen: number) => {
      tabs.forEach((tab, index) => {
        tab.setAttribute('aria-selected', String(index === chosen));
        tab.tabIndex = index === chosen ? 0 : -1;
        const panel = panels[index];
        if (panel) panel.hidden = index !== chosen;
      });
    };
    const follow = () => {
      const target =
        location.hash && this.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`);
      if (!target) return show(0);
      show(panels.findIndex((panel) => panel?.contains(target)));
      if (!panels.some((panel) => panel === target)) target.scrollIntoView();
    };

    tabs.forEach((tab, index) => {
      const panel = panels[index];
      tab.setAttribute('role', 'tab');
      tab.id = `onglet-${tab.hash.slice(1)}`;
      tab.setAttribute('aria-controls', tab.hash.slice(1));
      tab.parentElement?.setAttribute('role', 'presentation');
      panel?.setAttribute('role', 'tabpanel');
      panel?.setAttribute('aria-labelledby', tab.id);
      panel?.removeAttribute('aria-label');
      const choose = (next: number) => {
        const other = tabs[(next + tabs.length) % tabs.length];
        // Not a navigation: the page stays where it is, and the address can still be shared.
        history.replaceState(null, '', other?.hash);
        show((next + tabs.length) % tabs.length);
        other?.focus({ preventScroll: true });
      };
      tab.addEventListener('click', (event) => {
        event.preventDefault();
        choose(index);
      });
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (event.key === ' ') event.preventDefault();
        if (step) choose(index + step);
        else if (event.key === ' ') choose(index);
      });
    });

    window.addEventListener('hashchange', follow);
    follow();

    this.querySelector('.print-button')?.addEventListener('click', () => window.print());
  }
}

customElements.define('preau-tabs', Tabs);
