import { auditEvents, NotAReferenceError, requireReferences, type AuditPayload } from './events.js';

describe('audit events', () => {
  it('are named as the database accepts them', () => {
    const names = Object.keys(auditEvents);
    expect(names.filter((name) => !/^[a-z][A-Za-z]{2,59}$/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(60);
  });

  it('carry references', () => {
    const payload: AuditPayload<'ballotCast'> = {
      meetingId: '11111111-1111-4111-8111-111111111111',
      roundId: '22222222-2222-4222-8222-222222222222',
      ballotId: '33333333-3333-4333-8333-333333333333',
      commitment: 'ab'.repeat(32),
      imported: true,
      occurredAt: '2026-03-12T09:30:00Z',
    };
    expect(() => requireReferences(payload)).not.toThrow();
  });

  it.each([
    ['a name with a space', { person: 'Ada Example' }, '/person'],
    ['a sentence in a list', { notes: ['ok', 'two words'] }, '/notes/1'],
    ['a name beyond ASCII', { a: { b: 'Müller' } }, '/a/b'],
    ['a line break', { a: 'x\ny' }, '/a'],
    ['a text of more than 200 characters', { a: 'x'.repeat(201) }, '/a'],
  ])('refuse %s and say where', (_, payload, path) => {
    expect(() => requireReferences(payload)).toThrow(expect.objectContaining({ path, name: 'NotAReferenceError' }));
    expect(() => requireReferences(payload)).toThrow(NotAReferenceError);
  });
});
