import { SearchPage } from './search-page.ts';

customElements.define('preau-search', SearchPage);
