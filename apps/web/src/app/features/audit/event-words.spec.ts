import { auditEvents } from '@consilium/audit-chain';
import german from '../../../i18n/de/audit.json' with { type: 'json' };
import english from '../../../i18n/en/audit.json' with { type: 'json' };

describe('words for the events of the record', () => {
  it.each([
    ['English', english],
    ['German', german],
  ])('exist for every event in %s', (_language, words) => {
    expect(Object.keys(words.event).sort()).toEqual(Object.keys(auditEvents).sort());
  });
});
