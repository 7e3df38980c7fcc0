import { problemFrom } from './problem-error';

describe('problemFrom', () => {
  it('reads the problem document of the server', () => {
    const problem = problemFrom(412, { type: 'about:blank', title: 'Somebody else changed this', status: 412, code: 'stale', currentVersion: 15, requestId: 'r-1', fields: [{ path: 'patient.birthDate', message: 'must be a date' }] });
    expect(problem).toMatchObject({ code: 'stale', status: 412, currentVersion: 15, requestId: 'r-1', message: 'Somebody else changed this' });
    expect(problem.fields).toEqual([{ path: 'patient.birthDate', message: 'must be a date' }]);
  });

  it('reads it from text, as the browser hands it over for other content types', () => {
    expect(problemFrom(409, '{"code":"conflict","title":"In use","requestId":"r"}').code).toBe('conflict');
  });

  it('calls an answer that never came unreachable', () => {
    expect(problemFrom(0, null)).toMatchObject({ code: 'unreachable', status: 0 });
  });

  it.each([[500, '<html>'], [502, null], [500, { message: 'x' }], [500, 'nothing']])('takes %d with another body for unexpected', (status, body) => {
    expect(problemFrom(status, body).code).toBe('unexpected');
  });

  it('takes 503 without a document for unavailable', () => {
    expect(problemFrom(503, 'down').code).toBe('unavailable');
  });
});
