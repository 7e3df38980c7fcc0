import { acts } from './key-stroke';

const open = { inField: false, inDialog: false, singleKeys: true };
const press = (key: string, control = false, alt = false) => ({ key, control, alt });

describe('acts', () => {
  const finished = { key: 'f', withControl: false };
  const palette = { key: 'k', withControl: true };

  it('answers a single key, in either case', () => {
    expect(acts(finished, press('f'), open)).toBe(true);
    expect(acts(finished, press('F'), open)).toBe(true);
  });

  it('keeps single keys silent inside fields, in dialogs, and where they are switched off', () => {
    expect(acts(finished, press('f'), { ...open, inField: true })).toBe(false);
    expect(acts(finished, press('f'), { ...open, inDialog: true })).toBe(false);
    expect(acts(finished, press('f'), { ...open, singleKeys: false })).toBe(false);
  });

  it('leaves keys of the browser alone', () => {
    expect(acts(finished, press('f', true), open)).toBe(false);
    expect(acts(finished, press('f', false, true), open)).toBe(false);
  });

  it('answers a key with Ctrl inside fields too', () => {
    expect(acts(palette, press('K', true), { ...open, inField: true, singleKeys: false })).toBe(true);
    expect(acts(palette, press('k'), open)).toBe(false);
  });
});
