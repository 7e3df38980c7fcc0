import { localPath } from './sign-in.page';

describe('localPath', () => {
  it('goes where the person wanted to go', () => {
    expect(localPath('/cases/1?tab=options')).toBe('/cases/1?tab=options');
  });

  it.each([undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'cases'])('never leaves the application: %s', (next) => {
    expect(localPath(next)).toBe('/');
  });
});
