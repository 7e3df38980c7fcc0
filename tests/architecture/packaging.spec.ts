/** The container files are no code that runs here; these checks keep them from drifting away from it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as lintDockerfile } from 'dockerfilelint';
import { parse } from 'yaml';

interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
}
interface Compose {
  services: Record<string, Service>;
  secrets?: Record<string, { file: string }>;
  volumes?: Record<string, unknown>;
}

const checkout = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(checkout, path), 'utf8');
const compose = (path: string) => parse(read(path), { merge: true }) as Compose;

// By a computed path: the schema is no front door of the api, yet the files under test are held against it.
const { configSchema } = (await import(join(checkout, 'apps/api/src/config/config.schema.ts'))) as {
  configSchema: { shape: Record<string, unknown> };
};
const variables = Object.keys(configSchema.shape);
const isKnown = (name: string) =>
  variables.includes(name) || (name.endsWith('_FILE') && variables.includes(name.slice(0, -'_FILE'.length)));

/** How the servers that others wait for are asked whether they are ready: by a program of their own image, without a shell. */
const PROBES: Readonly<Record<string, string[]>> = { postgres: ['CMD', 'pg_isready'], redis: ['CMD', 'redis-cli'] };

describe('docker/Dockerfile', () => {
  const text = read('docker/Dockerfile');

  it('passes its linter', () => {
    expect(lintDockerfile('', text)).toEqual([]);
  });

  it('ends as an ordinary user, with a health check and a command', () => {
    const last = text.slice(text.lastIndexOf('\nFROM '));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).toMatch(/^CMD \["node", "apps\/api\/dist\/main\.js"\]$/m);
  });

  it('sets only variables that the configuration knows', () => {
    const [, block = ''] = /^ENV ((?:.*\\\n)*.*)$/m.exec(text) ?? [];
    const names = [...block.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => name !== 'NODE_ENV' && !isKnown(name))).toEqual([]);
  });

  it('copies the manifest of every workspace before it installs', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const apps = ['api', 'web', 'launcher', 'audit-cli', 'backup-cli', 'criteria-cli'].map((app) => `apps/${app}`);
    const manifests = [...workspaces.filter((path) => !path.includes('*')), ...apps].map(
      (path) => `COPY ${path}/package.json ${path}/`,
    );
    expect(manifests.filter((line) => !text.slice(0, text.indexOf('RUN npm ci')).includes(line))).toEqual([]);
  });
});

describe.each(['docker/compose.yml', 'docker/compose.dev.yml'])('%s', (path) => {
  const { services, secrets = {}, volumes = {} } = compose(path);

  it('gives our processes only variables that the configuration knows', () => {
    const ours = Object.entries(services).filter(([, { image }]) => image === 'consilium');
    const unknown = ours.flatMap(([service, { environment = {} }]) =>
      Object.keys(environment)
        .filter((name) => !isKnown(name))
        .map((name) => `${service}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('waits for what is healthy, and names only what exists', () => {
    for (const { depends_on = {}, secrets: used = [], volumes: mounted = [] } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(services)).toContain(name);
        if (condition === 'service_healthy') expect(services[name]?.healthcheck?.test?.slice(0, 2)).toEqual(PROBES[name]);
      }
      expect(used.filter((name) => !(name in secrets))).toEqual([]);
      expect(mounted.map((mount) => mount.split(':')[0] ?? '').filter((name) => !(name in volumes))).toEqual([]);
    }
  });
});

describe('docker/compose.yml', () => {
  const { services, secrets = {} } = compose('docker/compose.yml');

  it('has every part of the system', () => {
    expect(Object.keys(services).sort()).toEqual(['app', 'migrate', 'postgres', 'redis', 'worker']);
    expect(services['worker']?.command).toEqual(['node', 'apps/api/dist/worker.js']);
    expect(services['migrate']?.command).toEqual(['node', 'apps/api/dist/migrate.js']);
  });

  it("gives the owner's URL to the migrate step alone", () => {
    const owners = Object.entries(services).filter(([, { secrets: used = [] }]) => used.includes('owner_url'));
    expect(owners.map(([name]) => name)).toEqual(['migrate']);
  });

  it('has no secret in a variable', () => {
    const values = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    expect(
      values.filter(
        ([name, value]) =>
          /PASSWORD|SECRET|DATABASE_URL/.test(name) &&
          !(name.endsWith('_FILE') && String(value).startsWith('/run/secrets/')),
      ),
    ).toEqual([]);
  });

  it('gets every secret from the script that makes them', () => {
    const script = read('docker/make-secrets.sh');
    expect(Object.keys(secrets).filter((name) => !new RegExp(`\\b${name}\\b`).test(script))).toEqual([]);
  });
});
