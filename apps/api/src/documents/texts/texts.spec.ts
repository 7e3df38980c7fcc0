import { nelmKnowledge } from '@consilium/knowledge-nelm';
import { decimal, groupedHash, longDate, shortDate, utcSecond, wallClock, weekday } from './dates.js';
import { de } from './de.js';
import { en } from './en.js';
import { letterTexts } from './letters.js';
import { meetingTexts } from './meeting.js';
import { plainOption, plainOptionIds } from './plain-options.js';

describe('dates', () => {
  it('are printed as each language does', () => {
    expect([longDate('2026-07-03', 'en'), longDate('2026-03-03', 'de')]).toEqual(['3\u00A0July\u00A02026', '3.\u00A0März\u00A02026']);
    expect([shortDate('2026-12-24', 'en'), shortDate('2026-05-24', 'de')]).toEqual(['24\u00A0Dec\u00A02026', '24.\u00A0Mai\u00A02026']);
    expect([weekday('2026-07-23', 'en'), weekday('2026-07-23', 'de')]).toEqual(['Thursday', 'Donnerstag']);
    expect([decimal(4.2, 'en'), decimal(4.2, 'de')]).toEqual(['4.2', '4,2']);
  });

  it('follow the wall clock of the meeting, also across midnight and a change of clocks', () => {
    expect(wallClock('2026-07-23T07:30:00.000Z', 'Europe/Berlin')).toEqual({ date: '2026-07-23', time: '09:30' });
    expect(wallClock('2026-07-22T22:30:00.000Z', 'Europe/Berlin')).toEqual({ date: '2026-07-23', time: '00:30' });
    expect(wallClock('2026-10-25T00:30:00.000Z', 'Europe/Berlin').time).toBe('02:30');
    expect(wallClock('2026-10-25T01:30:00.000Z', 'Europe/Berlin').time).toBe('02:30');
  });

  it('of signatures are UTC to the second, in every language', () => {
    expect(utcSecond('2026-07-23T10:20:05.123+02:00')).toBe('2026-07-23 08:20:05 UTC');
  });
});

it('prints a hash in two lines of eight groups', () => {
  expect(groupedHash('0123456789abcdef'.repeat(4))).toEqual(['0123 4567 89ab cdef 0123 4567 89ab cdef', '0123 4567 89ab cdef 0123 4567 89ab cdef']);
});

describe('words', () => {
  const paths = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`)) : [path];
  const said = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : typeof value === 'string' ? [value] : []);

  it.each([['common', en, de], ['letters', letterTexts.en, letterTexts.de], ['meetings', meetingTexts.en, meetingTexts.de]] as const)('of %s exist in both languages', (_name, english, german) => {
    expect(paths(german)).toEqual(paths(english));
  });

  it('explain every option of the knowledge base to a patient, in both languages, without a figure', () => {
    expect(plainOptionIds().sort()).toEqual(nelmKnowledge.options.map(({ id }) => id).sort());
    for (const id of plainOptionIds()) for (const language of ['en', 'de'] as const) {
      const text = said(plainOption(id, language)).join(' ');
      expect(text.length).toBeGreaterThan(30);
      expect(text).not.toMatch(/\d|%/);
    }
  });
});
