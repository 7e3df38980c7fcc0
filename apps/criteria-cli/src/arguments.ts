/** What the command line accepts. */
import { parseArgs } from 'node:util';
import { InputError } from './input-error.js';

export const USAGE = `Usage: npm run --silent criteria -- COMMAND

  evaluate FILE|-      verdicts and options of one profile, or of each profile of a JSON list
  explain FILE|-       the same as a text to read        [--locale en|de] [--json]
  sensitivity FILE|-   what each missing fact could change, and what would settle the open options
  knowledge            version and content of the knowledge base
  help                 this text

  --policy T70|T80|T90 reads debulking under one threshold instead of all three
`;

const COMMANDS = ['evaluate', 'explain', 'sensitivity', 'knowledge'] as const;
const POLICIES = ['T70', 'T80', 'T90'] as const;
const LOCALES = ['en', 'de'] as const;

export type Command = (typeof COMMANDS)[number];

export interface Arguments {
  readonly command: Command;
  readonly file: string;
  readonly policy: (typeof POLICIES)[number] | null;
  readonly locale: (typeof LOCALES)[number];
  readonly json: boolean;
}

/** @throws InputError */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const command = COMMANDS.find((one) => one === positionals[0]);
  if (!command)
    throw new InputError('', `${positionals[0] ? `no command ${positionals[0]}` : 'no command given'}\n\n${USAGE}`);
  const file = positionals[1];
  if (command !== 'knowledge' && file === undefined)
    throw new InputError(command, 'name a file, or - for standard input');
  if (positionals.length > (command === 'knowledge' ? 1 : 2))
    throw new InputError(positionals[command === 'knowledge' ? 1 : 2] ?? '', 'one file at a time');
  return {
    command,
    file: file ?? '',
    policy: values.policy === undefined ? null : oneOf('--policy', POLICIES, values.policy),
    locale: oneOf('--locale', LOCALES, values.locale ?? 'en'),
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]): {
  values: { policy?: string; locale?: string; json?: boolean };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { policy: { type: 'string' }, locale: { type: 'string' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new InputError('', `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function oneOf<T extends string>(path: string, permitted: readonly T[], given: string): T {
  const found = permitted.find((one) => one === given);
  if (found === undefined) throw new InputError(path, `expected one of ${permitted.join(', ')}`);
  return found;
}
