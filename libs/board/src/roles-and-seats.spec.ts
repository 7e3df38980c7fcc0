import {
  checkCover,
  checkGrant,
  checkRightsChange,
  checkRoles,
  checkSeat,
  spansOverlap,
  type CoverWish,
  type HeldSeat,
  type RightsRuling,
  type SeatWish,
} from './roles-and-seats.js';

const codeOf = (ruling: RightsRuling): string => (ruling.ok ? 'allowed' : ruling.code);

describe('roles of one account', () => {
  it.each([
    [['specialist'], 'surgery', 'allowed'],
    [['specialist'], null, 'person.disciplineMissing'],
    [['coordinator', 'referrer'], null, 'allowed'],
    [['administrator'], null, 'allowed'],
    [['administrator', 'specialist'], 'surgery', 'person.administratorAlone'],
    [['auditor', 'coordinator'], null, 'person.auditorAlone'],
  ] as const)('%j of discipline %s: %s', (roles, discipline, expected) => {
    expect(codeOf(checkRoles(roles, discipline))).toBe(expected);
  });
});

describe('change of rights', () => {
  const change = { actorId: 'a', personId: 'b', rolesBefore: ['administrator'], rolesAfter: ['administrator'], isActiveAfter: true, otherAdministrators: 1 } as const;

  it('lets an administrator change somebody else', () => {
    expect(codeOf(checkRightsChange({ ...change, rolesAfter: ['auditor'] }))).toBe('allowed');
  });
  it('refuses any change of one’s own roles, also a smaller one, and one’s own deactivation', () => {
    expect(codeOf(checkRightsChange({ ...change, actorId: 'b', rolesAfter: ['auditor'] }))).toBe('person.ownRights');
    expect(codeOf(checkRightsChange({ ...change, actorId: 'b', isActiveAfter: false }))).toBe('person.ownRights');
    expect(codeOf(checkRightsChange({ ...change, actorId: 'b' }))).toBe('allowed');
  });
  it('keeps the last active administrator', () => {
    expect(codeOf(checkRightsChange({ ...change, otherAdministrators: 0, isActiveAfter: false }))).toBe('person.lastAdministrator');
    expect(codeOf(checkRightsChange({ ...change, otherAdministrators: 0, rolesAfter: ['auditor'] }))).toBe('person.lastAdministrator');
  });
});

describe('spans of days', () => {
  it.each([
    [{ from: '2026-01-01', to: '2026-01-31' }, { from: '2026-01-31', to: null }, true],
    [{ from: '2026-01-01', to: '2026-01-30' }, { from: '2026-01-31', to: null }, false],
    [{ from: '2026-01-01', to: null }, { from: '2030-01-01', to: '2030-01-01' }, true],
    [{ from: '2026-01-05', to: '2026-01-04' }, { from: '2026-01-01', to: null }, false],
  ])('%j and %j overlap: %s', (a, b, expected) => {
    expect(spansOverlap(a, b)).toBe(expected);
    expect(spansOverlap(b, a)).toBe(expected);
  });
});

describe('a seat', () => {
  const held: HeldSeat[] = [
    { personId: 'chair', role: 'chair', from: '2025-01-01', to: null },
    { personId: 'former', role: 'member', from: '2025-01-01', to: '2025-12-31' },
  ];
  const wish: SeatWish = { actorId: 'admin', personId: 'new', role: 'member', from: '2026-06-01', to: null, accountRoles: ['specialist'], isActive: true };

  it.each([
    ['a specialist becomes a member', {}, 'allowed'],
    ['a former member comes back', { personId: 'former' }, 'allowed'],
    ['somebody present again', { personId: 'chair' }, 'membership.overlaps'],
    ['a second chair', { role: 'chair' }, 'membership.chairTaken'],
    ['a deputy beside the chair', { role: 'deputyChair' }, 'allowed'],
    ['an administrator', { accountRoles: ['administrator'] }, 'membership.roleMissing'],
    ['a coordinator without the role', { role: 'coordinator' }, 'membership.roleMissing'],
    ['a referrer as guest', { role: 'guest', accountRoles: ['referrer'] }, 'allowed'],
    ['oneself', { actorId: 'new' }, 'person.ownRights'],
    ['a deactivated account', { isActive: false }, 'membership.inactive'],
    ['dates the wrong way round', { to: '2026-05-01' }, 'membership.datesReversed'],
  ] as const)('%s', (_, change, expected) => {
    expect(codeOf(checkSeat({ ...wish, ...change }, held))).toBe(expected);
  });
});

describe('a cover', () => {
  const seats: HeldSeat[] = [
    { personId: 'absent', role: 'member', from: '2025-01-01', to: null },
    { personId: 'guest', role: 'guest', from: '2025-01-01', to: null },
    { personId: 'colleague', role: 'member', from: '2025-01-01', to: null },
  ];
  const wish: CoverWish = {
    absentPersonId: 'absent',
    coverPersonId: 'locum',
    from: '2026-08-01',
    to: '2026-08-14',
    actorId: 'coordinator',
    mayNameForOthers: true,
    seatDiscipline: 'surgery',
    cover: { discipline: 'surgery', roles: ['specialist'], isActive: true },
  };

  it.each([
    ['a specialist of the discipline', {}, 'allowed'],
    ['one’s own seat', { mayNameForOthers: false, actorId: 'absent' }, 'allowed'],
    ['somebody else’s seat by a member', { mayNameForOthers: false, actorId: 'colleague' }, 'cover.notOwnSeat'],
    ['oneself by a coordinator', { actorId: 'locum' }, 'person.ownRights'],
    ['another discipline', { seatDiscipline: 'pathology' }, 'cover.otherDiscipline'],
    ['a member of the board', { coverPersonId: 'colleague' }, 'cover.isAMember'],
    ['a guest has no vote to cover', { absentPersonId: 'guest' }, 'cover.notAMember'],
    ['longer than half a year', { to: '2027-03-01' }, 'cover.tooLong'],
    ['a deactivated account', { cover: { ...wish.cover, isActive: false } }, 'membership.inactive'],
  ] as const)('%s', (_, change, expected) => {
    expect(codeOf(checkCover({ ...wish, ...change }, seats, []))).toBe(expected);
  });

  it('is one per seat and per person at a time', () => {
    const other = { absentPersonId: 'absent', coverPersonId: 'second', from: '2026-08-10', to: '2026-08-20' };
    expect(codeOf(checkCover(wish, seats, [other]))).toBe('cover.overlaps');
    expect(codeOf(checkCover(wish, seats, [{ ...other, from: '2026-08-15' }]))).toBe('allowed');
    expect(codeOf(checkCover(wish, seats, [{ ...other, absentPersonId: 'colleague', coverPersonId: 'locum' }]))).toBe('cover.overlaps');
  });
});

describe('an auditor’s grant', () => {
  const day = 86_400_000;
  const wish = { actorId: 'admin', personId: 'auditor', roles: ['auditor'], isActive: true, fromMs: 0, toMs: 30 * day } as const;
  it.each([
    [{}, 'allowed'],
    [{ roles: ['specialist'] }, 'grant.notAnAuditor'],
    [{ toMs: 367 * day }, 'grant.tooLong'],
    [{ toMs: 0 }, 'membership.datesReversed'],
    [{ actorId: 'auditor' }, 'person.ownRights'],
  ] as const)('%j: %s', (change, expected) => {
    expect(codeOf(checkGrant({ ...wish, ...change }))).toBe(expected);
  });
});
