/** A made-up signed-in person, answered to the browser without a server, so that the frame can be photographed alone. */
const session = {
  person: { id: '00000000-0000-4000-8000-000000000001', displayName: 'Dr Mei-Lin Castellane', email: 'castellane@example.org', discipline: 'radiology', roles: ['specialist'], isActive: true },
  organisation: { id: '00000000-0000-4000-8000-000000000002', name: 'Northmoor University Hospital' },
  boards: [{ id: '00000000-0000-4000-8000-000000000003', name: 'NET liver board', role: 'member' }],
  actions: ['session.read', 'case.list', 'case.read', 'meeting.list', 'meeting.read', 'evaluation.run'],
  locale: 'en',
  expiresAt: '2099-01-01T00:00:00Z',
  freshUntil: null,
  demo: true,
};

/** @param {import('playwright-core').Page} page */
export async function signInWithoutServer(page) {
  await page.route('**/api/v1/session', (route) => route.fulfill({ json: session }));
}
