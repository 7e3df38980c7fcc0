import { crumbsOf } from './crumbs';

const route = (segments: string[], data: Record<string, unknown> = {}, params: Record<string, string> = {}) => ({ segments, data, params });

describe('the trail', () => {
  it('follows nested routes that name themselves', () => {
    expect(crumbsOf([route([]), route(['cases'], { breadcrumb: 'cases.title' }), route(['7'], { breadcrumb: 'cases.case' }), route(['sheet'], { breadcrumb: 'cases.sheet.title' })])).toEqual([
      { text: 'cases.title', path: '/cases' },
      { text: 'cases.case', path: '/cases/7' },
      { text: 'cases.sheet.title', path: '/cases/7/sheet' },
    ]);
  });

  it('takes the pages above a route that stands alone, with its parameters', () => {
    const above = [{ text: 'agenda.title', path: '/meetings' }, { text: 'agenda.meeting', path: '/meetings/:meetingId' }];
    expect(crumbsOf([route([]), route(['meetings', '3', 'room'], { breadcrumb: 'meeting.title', above }, { meetingId: '3' })]).map(({ path }) => path)).toEqual(['/meetings', '/meetings/3', '/meetings/3/room']);
  });
});
