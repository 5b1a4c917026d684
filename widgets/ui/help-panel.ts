import { m } from '#messages';
import { addSheet } from '../lib/add-sheet.ts';
import sheet from './help-panel.css?url';
import { isPlainClick } from './open-help.ts';

const STEP = 'helpPanel';

/** Opens the help beside the page that one is on: what was typed there stays where it is. */
export function showHelp(href: string): void {
  const panel = new HelpPanel();
  document.body.append(panel.dialog);
  panel.open(href);
}

class HelpPanel {
  readonly dialog = document.createElement('dialog');
  readonly #title = document.createElement('h2');
  readonly #link = document.createElement('a');
  readonly #state = document.createElement('div');
  readonly #host = document.createElement('div');
  #asked = '';

  constructor() {
    const { dialog } = this;
    dialog.className = 'help-panel';
    dialog.setAttribute('aria-labelledby', 'help-panel-title');
    this.#title.id = 'help-panel-title';
    this.#title.tabIndex = -1;
    this.#state.setAttribute('role', 'status');
    this.#link.target = '_blank';
    this.#link.rel = 'noopener';
    const hint = element('span', 'soft', m.help_panel_open_hint());
    this.#link.append(m.help_panel_open(), ' ', hint);

    const header = element('header', 'help-panel-header');
    const close = button('button button-quiet', m.help_close(), () => dialog.close());
    header.append(this.#title, close, this.#link);
    dialog.append(header, this.#state, this.#host);
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      this.#leaveHistory();
    });
  }

  open(href: string): void {
    // « Retour », which on a telephone closes what has come up, closes the panel and not the form.
    history.pushState({ ...history.state, [STEP]: true }, '');
    addEventListener('popstate', this.#back);
    void addSheet(sheet).then(() => {
      // « Retour » came before its style did.
      if (!this.dialog.isConnected) return;
      this.dialog.showModal();
      this.#title.focus();
    });
    void this.#load(href);
  }

  readonly #back = (): void => {
    this.dialog.close();
    // Before its style was there, it was not open yet.
    this.dialog.remove();
    removeEventListener('popstate', this.#back);
  };

  #leaveHistory(): void {
    removeEventListener('popstate', this.#back);
    if (history.state?.[STEP]) history.back();
  }

  async #load(href: string): Promise<void> {
    this.#asked = href;
    this.#link.href = href;
    this.#title.textContent = m.nav_help();
    this.#host.replaceChildren();
    this.#state.replaceChildren(element('p', 'soft', m.help_panel_loading()));
    try {
      const [{ readHelpPage }] = await Promise.all([
        import('./help-page.ts'),
        import('./guide/guide-elements.ts'),
      ]);
      const page = await readHelpPage(href);
      // Another page was asked for meanwhile.
      if (this.#asked !== href) return;
      this.#title.textContent = page.title;
      this.#state.replaceChildren();
      this.#host.replaceChildren(page.box);
      this.#follow(page.box);
      this.dialog.scrollTo(0, 0);
      page.passage?.scrollIntoView();
      // Read from its title on, also where a link inside the panel led here.
      if (this.dialog.open) this.#title.focus({ preventScroll: true });
    } catch {
      if (this.#asked === href) this.#fail(href);
    }
  }

  #fail(href: string): void {
    const notice = element('div', 'notice notice-error');
    notice.append(
      element('p', '', m.help_panel_failed()),
      button('button button-quiet', m.help_panel_retry(), () => void this.#load(href)),
    );
    this.#state.replaceChildren(notice);
  }

  /** Other help opens in the panel, everything else in a tab of its own. */
  #follow(box: HTMLElement): void {
    box.shadowRoot?.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || !(event instanceof MouseEvent) || !isPlainClick(event)) return;
      if (!link.matches('[data-help]')) return;
      event.preventDefault();
      void this.#load(link.getAttribute('href') ?? '');
    });
  }
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(className: string, text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
