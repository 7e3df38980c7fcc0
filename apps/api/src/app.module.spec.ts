import 'reflect-metadata';
import { actions } from '@consilium/contracts';
import { AppModule } from './app.module.js';
import { routesOf } from './platform/openapi/route-table.js';

const routes = routesOf(AppModule);

describe('routes of the application', () => {
  it('are found', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  it.each(routes.map((route) => [route.name, route] as const))('%s is public or names an action of the permission table', (_name, { isPublic, requirement }) => {
    expect(isPublic || (requirement !== null && actions.includes(requirement.action))).toBe(true);
    expect(isPublic && requirement !== null).toBe(false);
  });

  it('are public only where nobody can be signed in yet', () => {
    const open = routes.filter(({ isPublic }) => isPublic).map(({ name }) => name);
    expect(open.sort()).toEqual([
      'AccountLinksController.forget',
      'AccountLinksController.look',
      'AccountLinksController.redeem',
      'DemoSignInController.choose',
      'HealthController.live',
      'HealthController.ready',
      'PasskeySignInController.options',
      'PasskeySignInController.secondFactorOptions',
      'PasskeySignInController.signIn',
      'SessionController.giveSecondFactor',
      'SessionController.secondFactorMethods',
      'SessionController.signIn',
      'SignInWaysController.read',
      'SingleSignOnController.comeBack',
      'SingleSignOnController.leave',
      'WallController.begin',
      'WallController.look',
    ]);
  });

  it('are told apart by method and path', () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });
});
