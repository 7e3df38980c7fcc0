import { checkViewerTemplate, viewerLink } from './viewer-link.js';

const study = { accession: 'A 12/3&x', studyUid: '1.2.840.113', date: '2026-03-12' };

describe('link into an image viewer', () => {
  it('puts the study into its place, escaped', () => {
    expect(viewerLink('https://viewer.example/open?study={studyUid}', study)).toBe('https://viewer.example/open?study=1.2.840.113');
    expect(viewerLink('https://viewer.example/a/{accession}?on={date}', study)).toBe('https://viewer.example/a/A%2012%2F3%26x?on=2026-03-12');
  });

  it('gives no link where the study lacks what the address asks for', () => {
    expect(viewerLink('https://viewer.example/{accession}', { ...study, accession: null })).toBeNull();
    expect(viewerLink('https://viewer.example/{accession}', { ...study, accession: '' })).toBeNull();
  });

  it.each([
    ['another scheme', 'javascript:alert({studyUid})', 'viewer.notHttps'],
    ['plain http', 'http://viewer.example/{studyUid}', 'viewer.notHttps'],
    ['a place in the host', 'https://{studyUid}.example/x', 'viewer.notHttps'],
    ['a place right behind the host', 'https://viewer.example{studyUid}/x', 'viewer.notHttps'],
    ['a name before the host', 'https://user@viewer.example/{studyUid}', 'viewer.notHttps'],
    ['a quotation mark', 'https://viewer.example/{studyUid}"onclick', 'viewer.unsafeCharacter'],
    ['a line break', 'https://viewer.example/{studyUid}\n', 'viewer.unsafeCharacter'],
    ['an unknown place', 'https://viewer.example/{patient}/{studyUid}', 'viewer.unknownPlace'],
    ['no study', 'https://viewer.example/{date}', 'viewer.noPlace'],
    ['no end', `https://viewer.example/{studyUid}${'a'.repeat(500)}`, 'viewer.tooLong'],
  ])('refuses an address with %s', (_name, template, code) => {
    expect(checkViewerTemplate(template)).toMatchObject({ ok: false, code });
    expect(viewerLink(template, study)).toBeNull();
  });
});
