import type { DocumentTemplateContent } from '@consilium/contracts';
import { changedParts, isOwn, sameContent, textOf, tidy, unknownPlaceholder, withText, type Block } from './wording-draft';

const block: Block = { kind: 'patientLetter', block: 'closing', placeholders: ['board'], asDelivered: { en: 'With kind regards,', de: 'Mit freundlichen Grüßen' } };
const content: DocumentTemplateContent = { addressLines: [], footer: '', logoSha256: null, wording: {} };

describe('a draft of wording', () => {
  it('keeps what differs from what is delivered, and nothing else', () => {
    const own = withText(content, block, 'en', 'Yours, {board}');
    expect([textOf(own, block, 'en'), isOwn(own, block, 'en'), textOf(own, block, 'de'), isOwn(own, block, 'de')]).toEqual(['Yours, {board}', true, 'Mit freundlichen Grüßen', false]);
    for (const back of ['', ' With kind regards, ']) expect(withText(own, block, 'en', back).wording).toEqual({});
  });

  it('names the placeholder that is not known', () => {
    expect(unknownPlaceholder('On {day} the {board}', ['board'])).toBe('{day}');
    expect(unknownPlaceholder('A } brace', [])).toBe('}');
    expect(unknownPlaceholder('The {board}', ['board'])).toBeNull();
  });

  it('knows what changed, whatever the order and the spaces', () => {
    const a = { ...content, wording: { 'x.a.en': '1', 'x.b.en': '2' } };
    expect(sameContent(a, { ...content, addressLines: [' '], wording: { 'x.b.en': '2 ', 'x.a.en': '1' } })).toBe(true);
    expect(changedParts(a, { addressLines: ['1 Moor Road'], footer: 'Tel.', logoSha256: 'ab', wording: { 'x.b.en': '3', 'x.a.en': '1' } })).toEqual(['logo', 'address', 'footer', 'x.b.en']);
    expect(tidy({ ...content, addressLines: [' a ', ''], footer: ' f ' })).toMatchObject({ addressLines: ['a'], footer: 'f' });
  });
});
