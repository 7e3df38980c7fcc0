/** Words, names and texts by chance, in every script that documents embed and that is read from left to right. */
type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Letters of each script; entries of several characters stay together, as a letter with its accents does. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  latin: [...'abcdefghijklmnopqrstuvwxyzäöüßéèêëàâçñøåæœłşžčřšůőűığþðđħœ'],
  vietnamese: [...'abcdeghiklmnopqrstuvxyăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ'],
  decomposed: ['a\u0301', 'o\u0308', 'e\u0302', 'n\u0303', 'c\u030C', 'u\u0308', 'a', 'e', 'n', 'r', 's', 't', 'l'],
  ligatures: ['ffi', 'ffl', 'fi', 'fl', 'ff', 'a', 'e', 'o', 'u', 'n', 'r', 's', 't'],
  greek: [...'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ'],
  cyrillic: [...'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћўќ'],
  han: [...'張李王陳林黃劉楊趙吳周徐孫馬朱胡郭何高羅鄭梁謝宋唐許韓馮鄧曹偉芳娜秀英敏靜麗強磊軍洋勇艷傑濤明超蘭霞平剛桂'],
  kana: [...'さくらたなかすずきやまもとわたなべいとうサトウタカハシ'],
  hangul: [...'김이박최정강조윤장임한오서신권황안송류홍민준서연지우하은도윤'],
};
const scriptNames = Object.keys(scripts);
/** Signs and turns of phrase of clinical free text. */
const phrases = ['≥ 70 %', '≤ 2 ULN', '¹⁷⁷Lu-DOTATATE', '5-HIAA 470 µmol/24 h', 'Ki‑67', 'G2/G3', 'T1–T4', '„so“', '“thus”', '‘x’', '½', '3 × 4 cm', '→', '±0.5', '(see 2.1)', '[a]', '5 cm', 'e. g.', 'z. B.', '…', '—', 'No. 7', '10⁹/L', 'α-fetoprotein', 'β-blocker', 'O’Neill', '@', '#3', '100 %', '<5', '>5', 'A&B', '\\n', '{name}', '%s', '$1'];

/** A word in one script, 1 to 14 letters. */
export function randomWord(random: Random, script: string = pick(random, scriptNames)): string {
  const most = ['han', 'kana', 'hangul'].includes(script) ? 4 : 14;
  const word = Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, scripts[script]!)).join('');
  return random() < 0.7 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** A name of one to five words in one script, now and then with a title or a very long one. */
export function randomName(random: Random): string {
  const script = pick(random, scriptNames);
  const words = Array.from({ length: 1 + Math.floor(random() * (random() < 0.1 ? 9 : 3)) }, () => randomWord(random, script));
  const title = pick(random, ['', '', 'Dr ', 'Prof. ', 'Dr. med. ', 'Sr ']);
  return `${title}${words.join(pick(random, [' ', ' ', '-']))}`.slice(0, 160).trim();
}

/** A text of many words and signs, mostly Latin; with line ends, tabs, and now and then a word wider than any column. */
export function randomText(random: Random, most: number): string {
  const length = Math.max(1, Math.floor(random() * most));
  let text = randomWord(random, 'latin');
  while (text.length < length) {
    const kind = random();
    const separator = random() < 0.03 ? '\n' : random() < 0.02 ? '\t' : random() < 0.03 ? '\u00A0' : ' ';
    const next = kind < 0.7 ? randomWord(random, 'latin') : kind < 0.85 ? pick(random, phrases) : kind < 0.99 ? randomWord(random) : 'x'.repeat(90) + randomWord(random, 'latin');
    text += separator + next + (random() < 0.12 ? pick(random, [',', '.', ';', ':']) : '');
  }
  return text;
}
