import { fill, placeholderProblem } from './placeholders.js';
import { wordingBlocks, wordingOf, wordingProblems } from './wording-blocks.js';

describe('wording of an organisation', () => {
  it('as delivered holds no placeholder its block does not know', () => {
    for (const { asDelivered, placeholders } of wordingBlocks) for (const text of Object.values(asDelivered)) expect(placeholderProblem(text, placeholders)).toBeNull();
  });

  it('is refused with an unknown placeholder or a lonely brace, naming the field', () => {
    expect(wordingProblems({ 'patientLetter.opening.de': 'Am {Sitzungstag} …', 'agenda.note.en': 'For {board} only', 'minutes.note.en': 'A { brace', 'letter.opening.en': 'x' })).toEqual([
      { path: 'wording.patientLetter.opening.de', message: expect.stringMatching(/unknown placeholder \{Sitzungstag\}; known here: \{board\}/) },
      { path: 'wording.minutes.note.en', message: 'holds a brace without its partner' },
      { path: 'wording.letter.opening.en', message: 'is no block of wording' },
    ]);
  });

  it('takes values as they are: braces in a value start nothing', () => {
    expect(fill('{board}, {organisation}', { board: '{organisation}', organisation: 'North' })).toBe('{organisation}, North');
    expect(wordingOf({ 'chaseLetter.greeting.en': 'Hello {recipient}' }, 'chaseLetter.greeting', 'en', { recipient: 'Dr {x}' })).toBe('Hello Dr {x}');
  });
});
