/** Whether every word typed begins a word of the text, accents and case aside. Nothing typed matches everything. */
export function matchesWords(text: string, term: string): boolean {
  const words = plain(text).split(/[\s,·:/()]+/);
  return plain(term)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
