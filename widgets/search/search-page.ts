// <preau-search>: the form of /recherche/, which searches while somebody types. What the index is
// made of is fetched when the field is first used; without script the form is a plain GET.
import { m } from '#messages';
import { fold } from './fold.ts';
import { type Group, siteIndex } from './pagefind.ts';
import { LONGEST_QUERY } from './question.ts';
import { noteFailedSearch } from './search.api.ts';
import { type Answer, search } from './search.ts';
import { answerView, countSentence, failedView } from './search-view.ts';

const PAUSE_MS = 150;
/** Whoever stops typing for so long has asked: a shorter pause would note every keystroke. */
const ASKED_MS = 2000;
const SHORTEST = 2;
const FEW = 6;
const MANY = 60;

export class SearchPage extends HTMLElement {
  readonly #listening = new AbortController();
  readonly #noted = new Set<string>();
  #most = FEW;
  #isExact = false;
  #turn = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const { signal } = this.#listening;
    // Cut here with a word of explanation, and not silently by the browser.
    this.#field.removeAttribute('maxlength');
    this.#field.value ||= new URLSearchParams(location.search).get('q') ?? '';
    this.#field.addEventListener('input', () => this.#type(), { signal });
    this.#field.addEventListener('focus', () => void siteIndex().catch(() => {}), { signal });
    this.querySelector('form')?.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#type(0);
      },
      { signal },
    );
    this.addEventListener('keydown', (event) => this.#move(event), { signal });
    this.#field.focus();
    if (this.#query) this.#type(0);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    clearTimeout(this.#pause);
    clearTimeout(this.#asked);
  }

  get #field(): HTMLInputElement {
    const field = this.querySelector('input');
    if (!field) throw new Error('<preau-search> has no field');
    return field;
  }

  /** As much of what stands in the field as is looked for. */
  get #query(): string {
    return this.#field.value.trim().slice(0, LONGEST_QUERY);
  }

  #type(pause = PAUSE_MS): void {
    this.#isExact = false;
    this.#most = FEW;
    clearTimeout(this.#pause);
    clearTimeout(this.#asked);
    this.#turn++;
    this.#pause = setTimeout(() => void this.#search(), pause);
  }

  async #search(): Promise<void> {
    const turn = ++this.#turn;
    const query = this.#query;
    this.#remember(query);
    this.#sayIfCut();
    if (query.length < SHORTEST) return this.#show([], '');
    const slow = setTimeout(() => this.#say(m.search_loading()), PAUSE_MS);
    try {
      const answer = await search(await siteIndex(), query, {
        isExact: this.#isExact,
        most: this.#most,
      });
      if (turn !== this.#turn) return;
      this.#answer(answer, query);
    } catch {
      if (turn === this.#turn) {
        this.#show(
          failedView(() => void this.#search()),
          m.search_failed(),
        );
      }
    } finally {
      clearTimeout(slow);
    }
  }

  #answer(answer: Answer, query: string): void {
    const view = answerView(answer, query, {
      searchExactly: () => {
        this.#isExact = true;
        this.#field.focus();
        void this.#search();
      },
      showAll: (group) => void this.#showAll(group),
    });
    this.#show(view, countSentence(answer, query));
    this.querySelector('[data-results]')?.setAttribute('data-answers', query);
    if (answer.count === 0) this.#asked = setTimeout(() => this.#note(query), ASKED_MS);
  }

  async #showAll(group: Group): Promise<void> {
    const shown = this.#links(group).length;
    this.#most = MANY;
    await this.#search();
    // The button is gone: reading goes on with the first result that is new.
    this.#links(group)[shown]?.focus();
  }

  #note(query: string): void {
    const folded = fold(query);
    if (this.#noted.has(folded)) return;
    this.#noted.add(folded);
    void noteFailedSearch(query);
  }

  /** In the address, so that coming back from a result finds the results again. */
  #remember(query: string): void {
    const address = new URL(location.href);
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    history.replaceState(history.state, '', address);
  }

  #sayIfCut(): void {
    const isCut = this.#field.value.trim().length > LONGEST_QUERY;
    const line = this.querySelector<HTMLElement>('[data-cut]');
    if (line) line.hidden = !isCut;
  }

  #show(view: (Node | string)[], sentence: string): void {
    this.querySelector('[data-results]')?.replaceChildren(...view);
    this.#say(sentence);
  }

  #say(sentence: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = sentence;
  }

  #links(group?: Group): HTMLAnchorElement[] {
    const within = group ? `[data-group=${group}] ` : '';
    return [...this.querySelectorAll<HTMLAnchorElement>(`${within}.search-results a`)];
  }

  /** Arrows walk from the field through the results and back; Escape goes back at once. */
  #move(event: KeyboardEvent): void {
    const links = this.#links();
    const at = links.findIndex((link) => link.matches(':focus'));
    const isInField = document.activeElement === this.#field;
    if (event.key === 'Escape' && at >= 0) this.#field.focus();
    else if (event.key === 'ArrowDown' && (isInField || at >= 0)) links[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? this.#field).focus();
    else return;
    event.preventDefault();
  }
}
