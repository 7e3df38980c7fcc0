import 'reflect-metadata';
import { actions } from '@consilium/contracts';
import { AppModule } from './app.module.js';
import { PUBLIC, REQUIREMENT, type Requirement } from './platform/authorisation/requires.decorator.js';

type Class = abstract new (...args: never[]) => object;

/** Every controller reachable from the module, through static and dynamic imports. */
function controllersOf(module: unknown, seen = new Set<unknown>()): Class[] {
  const plain = typeof module === 'object' && module !== null && 'module' in module ? (module as { module: unknown }).module : module;
  if (typeof plain !== 'function' || seen.has(plain)) return [];
  seen.add(plain);
  const controllers = (Reflect.getMetadata('controllers', plain) ?? []) as Class[];
  const imports = (Reflect.getMetadata('imports', plain) ?? []) as unknown[];
  return [...controllers, ...imports.flatMap((imported) => controllersOf(imported, seen))];
}

const routes = controllersOf(AppModule).flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype)
    .map((name) => ({ name: `${controller.name}.${name}`, handler: (controller.prototype as Record<string, unknown>)[name] }))
    .filter(({ name, handler }) => !name.endsWith('.constructor') && typeof handler === 'function' && Reflect.hasMetadata('path', handler)),
);

describe('routes of the application', () => {
  it('are found', () => {
    expect(routes.length).toBeGreaterThan(20);
  });

  it.each(routes.map(({ name, handler }) => [name, handler] as const))('%s is public or names an action of the permission table', (_name, handler) => {
    const isPublic = Reflect.getMetadata(PUBLIC, handler as object) === true;
    const requirement = Reflect.getMetadata(REQUIREMENT, handler as object) as Requirement | undefined;
    expect(isPublic || (requirement !== undefined && actions.includes(requirement.action))).toBe(true);
    expect(isPublic && requirement !== undefined).toBe(false);
  });

  it('are public only where nobody can be signed in yet', () => {
    const open = routes.filter(({ handler }) => Reflect.getMetadata(PUBLIC, handler as object) === true).map(({ name }) => name);
    expect(open.sort()).toEqual([
      'AccountLinksController.forget',
      'AccountLinksController.look',
      'AccountLinksController.redeem',
      'HealthController.live',
      'HealthController.ready',
      'SessionController.giveSecondFactor',
      'SessionController.signIn',
    ]);
  });
});
