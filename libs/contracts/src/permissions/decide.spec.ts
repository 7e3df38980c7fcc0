import { actions, isAllowed, permissionTable, type Standing } from './index.js';
import { caseStates } from '../case.js';

const standing = (change: Partial<Standing>): Standing => ({
  personRoles: [],
  boardRole: null,
  ownReferral: false,
  auditGrant: false,
  sameOrganisation: true,
  ...change,
});

describe('permission table', () => {
  it('has a row for every action, and no row for an unknown one', () => {
    const named = new Set(permissionTable.map((row) => row.action));
    expect([...named].sort()).toEqual([...actions].sort());
  });

  it('gives a person of another organisation nothing', () => {
    const stranger = standing({ personRoles: ['coordinator', 'specialist', 'auditor', 'administrator', 'referrer'], boardRole: 'chair', sameOrganisation: false });
    for (const action of actions) for (const state of [null, ...caseStates]) expect(isAllowed(action, stranger, state)).toBe(false);
  });

  it('gives an administrator no clinical reading', () => {
    const administrator = standing({ personRoles: ['administrator'] });
    for (const state of caseStates) {
      expect(isAllowed('case.read', administrator, state)).toBe(false);
      expect(isAllowed('deliberation.read', administrator, state)).toBe(false);
      expect(isAllowed('document.read', administrator, state)).toBe(false);
    }
    expect(isAllowed('system.readHealth', administrator, null)).toBe(true);
  });

  it('lets a specialist vote only on their own board and only during discussion', () => {
    const member = standing({ personRoles: ['specialist'], boardRole: 'member' });
    const outsider = standing({ personRoles: ['specialist'] });
    expect(caseStates.filter((state) => isAllowed('ballot.cast', member, state))).toEqual(['inDiscussion']);
    expect(caseStates.filter((state) => isAllowed('ballot.cast', outsider, state))).toEqual([]);
  });

  it('lets no one but the chair close a round, open the seal or confirm a recommendation', () => {
    const member = standing({ personRoles: ['specialist'], boardRole: 'member' });
    const deputy = standing({ personRoles: ['specialist'], boardRole: 'deputyChair' });
    for (const action of ['round.close', 'round.openSeal', 'recommendation.confirm'] as const) {
      expect(isAllowed(action, member, 'inDiscussion')).toBe(false);
      expect(isAllowed(action, deputy, 'inDiscussion')).toBe(true);
    }
  });

  it('keeps a guest from voting and a referrer from the deliberation', () => {
    const guest = standing({ personRoles: ['specialist'], boardRole: 'guest' });
    const referrer = standing({ personRoles: ['referrer'], ownReferral: true });
    for (const state of caseStates) {
      expect(isAllowed('ballot.cast', guest, state)).toBe(false);
      expect(isAllowed('deliberation.read', referrer, state)).toBe(false);
    }
  });
});
