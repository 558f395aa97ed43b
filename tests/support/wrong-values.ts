import { openApiDocument } from '../../server/http/openapi';
import { apiPrefix, routes, type RouteName } from '../../shared/contract/routes';

/** JSON Schema as far as our inputs use it. */
export interface Schema {
  type?: string;
  /** Ours: null is one of its values. */
  nullable?: true;
  enum?: readonly string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  properties?: Record<string, Schema>;
  anyOf?: readonly Schema[];
}

export type PartName = 'params' | 'query' | 'body';

export interface Field {
  part: PartName;
  name: string;
  /** As refusals name it: `body.partySize`. */
  path: string;
  schema: Schema;
}

interface Operation {
  parameters: readonly { name: string; in: 'path' | 'query'; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const document = openApiDocument('test') as unknown as { paths: Record<string, Record<string, Operation>> };

function operationOf(name: RouteName): Operation {
  const { path, method } = routes[name];
  const operation = document.paths[apiPrefix + path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${name} is not in the OpenAPI document`);
  return operation;
}

/** Every field that a route takes, as its OpenAPI entry tells it. Of a choice of bodies, the first. */
export function fieldsOf(name: RouteName): Field[] {
  const { parameters, requestBody } = operationOf(name);
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  const body = schema?.anyOf?.[0] ?? schema;
  const field = (part: PartName, key: string, of: Schema): Field => ({
    part,
    name: key,
    path: `${part}.${key}`,
    schema: withoutNull(of),
  });
  return [
    ...parameters.map((one) => field(one.in === 'path' ? 'params' : 'query', one.name, one.schema)),
    ...Object.entries(body?.properties ?? {}).map(([key, of]) => field('body', key, of)),
  ];
}

/** A field that may be null is looked at as what it is otherwise. */
function withoutNull(of: Schema): Schema {
  const others = of.anyOf?.filter((one) => one.type !== 'null');
  const [only] = others ?? [];
  return of.anyOf === undefined || others?.length !== 1 || only === undefined ? of : { ...only, nullable: true };
}

export const takesBody = (name: RouteName): boolean => operationOf(name).requestBody !== undefined;

/** Values that a field must refuse: of wrong type, too long, too large, malformed. In a URL everything is text. */
export function wrongValues({ part, schema }: Field): unknown[] {
  if (part === 'params') return wrongTexts(schema).filter((text) => text !== '');
  const values =
    schema.type === 'string' || schema.enum !== undefined ? wrongTexts(schema) : wrongNumbers(schema, part);
  return part === 'query' ? values : [...values, ...wrongTypes(schema)];
}

function wrongTypes({ nullable, ...schema }: Schema): unknown[] {
  const wrong = wrongTypesOf(schema);
  return nullable === true ? wrong.filter((value) => value !== null) : wrong;
}

function wrongTypesOf({ type, minItems }: Schema): unknown[] {
  if (type === 'array') return ['1', 42, null, true, {}, [[]], ...(minItems === undefined ? [] : [[]])];
  const others = [null, [], ['a'], {}, { a: 1 }];
  if (type === 'boolean') return [0, 1, 'true', ...others];
  return type === 'string' ? [42, true, ...others] : ['1', true, ...others];
}

function wrongTexts({ enum: choices, format, pattern, minLength = 0, maxLength }: Schema): string[] {
  // JSON has no files: any text is wrong, and one as long as a file is stopped before it is read.
  if (format === 'binary') return ['', 'no such', '<b>'];
  const wrong: string[] = [];
  if (maxLength !== undefined) wrong.push('x'.repeat(maxLength + 1), 'x'.repeat(maxLength + 5000));
  if (minLength > 0) wrong.push('', 'x'.repeat(minLength - 1));
  const odd = ['no such', '\u0007', '2026-02-30', '<b>', '../..'];
  if (choices !== undefined) wrong.push(...odd);
  else if (format !== undefined) wrong.push(...odd, '2026-13-01', '0', 'x'.repeat(5000));
  else if (pattern !== undefined) wrong.push(...odd.filter((text) => !new RegExp(pattern, 'u').test(text)));
  return [...new Set(wrong)];
}

function wrongNumbers({ type, minimum, maximum }: Schema, part: PartName): unknown[] {
  const numbers = [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1, maximum * 1e12]),
    ...(type === 'integer' ? [1.5] : []),
  ];
  if (part !== 'query') return numbers;
  return [...numbers.map(String), 'abc', '', ' ', 'NaN', 'Infinity', '1e400', '1 OR 1=1', '1,2', 'null'];
}

/** Whether nothing bounds a text: then it could be as long as the whole body. */
export const isUnbounded = ({ type, enum: choices, format, pattern, maxLength }: Schema): boolean =>
  type === 'string' &&
  choices === undefined &&
  maxLength === undefined &&
  !(format === 'date' || format === 'date-time') &&
  !/\{\d+,\d+\}\$$/.test(pattern ?? '');
