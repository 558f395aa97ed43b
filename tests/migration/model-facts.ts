import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getDMMF } from '@prisma/internals';

type Model = Awaited<ReturnType<typeof getDMMF>>['datamodel']['models'][number];
type Field = Model['fields'][number];
type Index = Awaited<ReturnType<typeof getDMMF>>['datamodel']['indexes'][number];

const schemaDir = path.join(__dirname, '../../server/db/schema');
const longestName = 64;

/** What the Prisma schema says of the tables, one fact a line, in the words of database-facts.ts. */
export async function modelFacts(): Promise<string[]> {
  const files = readdirSync(schemaDir).map((name): [string, string] => {
    const file = path.join(schemaDir, name);
    return [file, readFileSync(file, 'utf8')];
  });
  const { datamodel } = await getDMMF({ datamodel: files });
  return [
    ...datamodel.models.flatMap((model) => model.fields.flatMap((field) => fieldFacts(model, field))),
    ...datamodel.indexes.map(indexFact),
  ].sort();
}

function fieldFacts(model: Model, field: Field): string[] {
  if (field.kind !== 'object') return [columnFact(model, field)];
  const from = field.relationFromFields ?? [];
  // The other end of a relation has no columns.
  return from.length === 0 ? [] : [foreignKeyFact(model, field, from)];
}

function columnFact(model: Model, field: Field): string {
  const nullable = field.isRequired ? 'not null' : 'null';
  return `column ${model.name}.${field.name} ${columnType(field)} ${nullable}${defaultOf(field)}`;
}

function columnType(field: Field): string {
  const native = field.nativeType as [string, readonly string[]] | null | undefined;
  const key = native == null ? field.type : native[0];
  const size = native?.[1].join(',') ?? '';
  const types: Record<string, string> = {
    VarChar: `varchar(${size})`,
    Char: `char(${size})`,
    Text: 'text',
    MediumText: 'mediumtext',
    DateTime: `datetime(${size})`,
    Date: 'date',
    Double: 'double',
    TinyInt: 'tinyint',
    Int: 'int',
    BigInt: 'bigint',
    Boolean: 'tinyint(1)',
  };
  const type = types[key];
  // A plain String or DateTime would leave the size to Prisma's defaults: each column says its own.
  if (type === undefined || type.endsWith('()')) throw new Error(`${field.name}: say the column's type with @db.…`);
  return type;
}

function defaultOf(field: Field): string {
  if (!field.hasDefaultValue) return '';
  const value: unknown = field.default;
  if (typeof value === 'object' && value !== null && 'name' in value) {
    if (value.name === 'autoincrement') return ' auto_increment';
    throw new Error(`${field.name}: default ${String(value.name)}() is none of the database's`);
  }
  return ` default ${String(value)}`;
}

function indexFact({ model, type, fields, dbName }: Index & { dbName?: string | null }): string {
  const columns = fields.map(({ name }) => name);
  if (type === 'id') return `primary key ${model} (${columns.join(', ')})`;
  const unique = type === 'unique';
  const name = dbName ?? nameOf([model, ...columns], unique ? 'key' : 'idx');
  return `${unique ? 'unique key' : 'index'} ${name} ${model} (${columns.join(', ')})`;
}

function foreignKeyFact(model: Model, field: Field, from: readonly string[]): string {
  const name = nameOf([model.name, ...from], 'fkey');
  const rules = `on delete ${(field.relationOnDelete ?? 'Restrict').toLowerCase()} on update ${onUpdate(field)}`;
  return `foreign key ${name} (${from.join(', ')}) to ${field.type} (${(field.relationToFields ?? []).join(', ')}) ${rules}`;
}

function onUpdate(field: Field): string {
  return ((field as Field & { relationOnUpdate?: string }).relationOnUpdate ?? 'Cascade').toLowerCase();
}

/** Prisma's own names for keys, cut where MySQL would refuse them. */
function nameOf(parts: readonly string[], suffix: string): string {
  return `${parts.join('_').slice(0, longestName - suffix.length - 1)}_${suffix}`;
}
