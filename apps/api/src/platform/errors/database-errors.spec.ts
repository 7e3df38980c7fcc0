import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isDatabaseUnavailable } from './database-errors.js';

const withCode = (code: string): Error => Object.assign(new Error('query failed'), { driverError: { code } });

describe('whether the database is unavailable', () => {
  it.each([
    ['it refuses connections', withCode('ECONNREFUSED')],
    ['it is shutting down', withCode('57P01')],
    ['it lost the connection', new Error('Connection terminated unexpectedly')],
    ['TypeORM let go of the lost connection between two queries', new QueryRunnerAlreadyReleasedError()],
    ['the same, through a repository', new QueryRunnerProviderAlreadyReleasedError()],
  ])('yes when %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(true));

  it.each([
    ['a constraint refused', withCode('23505')],
    ['our own code failed', new TypeError('x is not a function')],
    ['nothing is known', null],
  ])('no when %s', (_, error) => expect(isDatabaseUnavailable(error)).toBe(false));
});
