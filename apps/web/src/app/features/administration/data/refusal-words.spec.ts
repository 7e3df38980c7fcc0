import { RIGHTS_REASONS } from '@consilium/board';
import english from '../../../../i18n/en/admin.json' with { type: 'json' };
import { refusalKey } from './refusal-words';

describe('words for refusals of the desk', () => {
  const words: Readonly<Record<string, string>> = english.refused;

  it.each(Object.keys(RIGHTS_REASONS))('exist for the rule %s', (reason) => {
    const key = refusalKey({ code: 'conflict', reason });
    expect(key).not.toBe('admin.refused.other');
    expect(words[key.replace('admin.refused.', '')]).toBeTruthy();
  });

  it.each(['unreachable', 'stale', 'forbidden', 'validation', 'unexpected'] as const)('exist for the failure %s', (code) => {
    expect(words[refusalKey({ code, reason: null }).replace('admin.refused.', '')]).toBeTruthy();
  });
});
