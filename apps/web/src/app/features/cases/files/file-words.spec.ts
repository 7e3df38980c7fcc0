import { ProblemError } from '../../../core/http/problem-error';
import { shownName, uploadRefusal } from './file-words';

const say = (key: string): string => key;

describe('a file that is sent', () => {
  it('is called by its name without what would turn it around or break the line', () => {
    expect(shownName('report \u202Efdp.exe')).toBe('report \uFFFDfdp.exe');
    expect(shownName('two\nlines.pdf')).toBe('two\uFFFDlines.pdf');
    expect(shownName('Befund ä 漢字.pdf')).toBe('Befund ä 漢字.pdf');
  });

  it('is refused with what to do', () => {
    const refusal = (problem: ProblemError): string => uploadRefusal(problem, say, 25_000_000, 'en');
    expect(refusal(new ProblemError('unsupportedMediaType', 415, '', 'attachment.markup'))).toBe('intake.files.refused.markup');
    expect(refusal(new ProblemError('unavailable', 503, '', 'storage.away'))).toBe('intake.files.refused.storageAway');
    expect(refusal(new ProblemError('unavailable', 503, ''))).toBe('intake.files.refused.unreachable');
    expect(refusal(new ProblemError('unexpected', 500, ''))).toBe('intake.files.refused.failed');
  });
});
