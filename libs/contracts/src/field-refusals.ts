/**
 * Why a field was refused. The code is stable and has words in every language of the user interface; the English sentence goes
 * with the answer for whoever calls the API. `{name}` stands for a parameter.
 */
import type { FactFault } from '@consilium/criteria';

/** Refusals of a fact's value by the dictionary. */
const factRefusals = {
  'fact.unknownElement': 'no such fact in the dictionary',
  'fact.derived': 'is derived from other facts and cannot be entered',
  'fact.notAProfile': 'a profile is an object of named facts',
  'fact.notBoolean': 'expected true or false',
  'fact.notACode': 'expected one of {codes}',
  'fact.notANumber': 'expected a number{range}',
  'fact.notWhole': 'expected a whole number{range}',
  'fact.outOfRange': '{value} is out of range, expected a number{range}',
  'fact.notAList': 'expected a list',
  'fact.notAStructure': 'expected an object',
  'fact.intervalParts': 'an interval has only low and high',
  'fact.competing': 'has a single value and competing ones, or none',
} as const satisfies Record<FactFault, string>;

export const FIELD_REFUSALS = {
  ...factRefusals,
  'fact.valueMissing': 'is missing for a known fact; choose another state if there is none',
  'fact.valueSuperfluous': 'must be empty unless the fact is known',
  'fact.pendingOnly': 'belongs to a pending fact only',
  'part.notMeasured': 'must be a value with unit and date',
  'part.unit': 'must be {units}',
  'part.outOfRange': 'must lie between {min} and {max}',
  'part.notACode': 'must be {what}',
  'part.tooLong': 'must be a text of at most {limit} characters',
  'part.notBoolean': 'must be true or false',
  'part.notADate': 'must be a date',
  'part.notAList': 'must be a list',
  'part.notNamed': 'must be made of named parts',
  'part.empty': 'holds no value',
  'part.unknown': 'is not a part; there are {parts}',
  'part.missing': 'is missing',
  'value.kind': 'is not of the kind that belongs here',
  'date.beforeBirth': 'lies before the patient was born',
  'date.future': 'lies in the future',
  'date.past': 'lies in the past',
  'date.endBeforeStart': 'lies before the start',
  'date.impossible': 'must be a calendar date, YYYY-MM-DD',
  'date.century': 'must lie between 1900 and 2199',
  'text.empty': 'must not be empty',
  'text.tooLong': 'must have at most {limit} characters',
  'text.unstorable': 'contains a character that cannot be stored (U+0000 or half of a surrogate pair)',
  'text.hiddenDirection': 'contains a hidden character that reverses the reading direction',
  'text.oneLine': 'must be one line',
  'number.tooSmall': 'must be at least {limit}',
  'number.tooLarge': 'must be at most {limit}',
  'list.tooLong': 'must have at most {limit} entries',
  'file.notOfCase': 'is not a file of this case, or was withdrawn',
  'lesion.gone': 'names a lesion that was removed in the meantime',
  'site.unknown': 'is not a site of your organisation',
  'person.unknown': 'is nobody in your organisation',
  'chase.coordinatorOnly': 'a referrer asks the coordinator of the board',
  'chase.unknownItem': 'is no item of the minimum dataset and no element of the dictionary',
  'chase.nameMissing': 'is needed for somebody outside',
} as const;

export type FieldRefusal = keyof typeof FIELD_REFUSALS;
export type FieldRefusalParameters = Readonly<Record<string, string | number>>;

/** The sentence of a refusal in English. */
export const fieldRefusalText = (reason: FieldRefusal, parameters: FieldRefusalParameters = {}): string =>
  FIELD_REFUSALS[reason].replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
