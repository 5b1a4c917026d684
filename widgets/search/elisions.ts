// Pagefind takes « l’adresse » for one word, which « adresse » does not find. The build parts the
// two for the index; what is shown joins them again.

export function partElisions(text: string): string {
  return text.replaceAll(/(\p{L})['’](?=\p{L})/gu, '$1’ ');
}

export function joinElisions(text: string): string {
  return text.replaceAll(/(\p{L}’) (?=\p{L})/gu, '$1');
}
