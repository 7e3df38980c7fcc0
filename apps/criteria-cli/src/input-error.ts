/** What the caller got wrong; the message names the place. The process ends with code 2 and prints no result. */
export class InputError extends Error {
  constructor(path: string, reason: string) {
    super(path === '' ? reason : `${path}: ${reason}`);
    this.name = 'InputError';
  }
}
