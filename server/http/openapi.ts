import { z } from 'zod';
import { codes, commonCodes, type ErrorCode } from '../../shared/contract/codes';
import { sheetType, type Route } from '../../shared/contract/route';
import { apiPrefix, routeNames, routes, type RouteName } from '../../shared/contract/routes';
import { schemas } from '../../shared/contract/schemas';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the contract; made from the same map that is mounted, so the two can't differ. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const name of routeNames) {
    const route: Route = routes[name];
    const path = apiPrefix + route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linli 邻里家家亲',
      version,
      description:
        'Booking at neighbourhood centres. Instants are UTC, civil days are those of Asia/Shanghai. ' +
        'Lists are { items, nextCursor }; refusals are problem+json with a code that never changes.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'The token of identity.login' } },
      schemas: { Problem: problemSchema },
    },
  };
}

function operation(name: RouteName, route: Route): Json {
  const { params, query, body, reply } = schemas[name];
  const success = {
    description: 'Done',
    content: {
      [route.produces ?? 'application/json']: {
        schema: route.produces === 'image/jpeg' || route.produces === sheetType ? binary : jsonSchema(reply, 'output'),
      },
    },
  };
  const bodySchema = jsonSchema(body, 'input');
  const takesBody = route.method !== 'GET' && !isEmptyObject(bodySchema);
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: route.summary,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(takesBody
      ? { requestBody: { required: true, content: { [route.consumes ?? 'application/json']: { schema: bodySchema } } } }
      : {}),
    responses: { [route.status]: success, ...refusals(route) },
    security: route.who === 'anyone' ? [{}, { session: [] }] : [{ session: [] }],
    'x-who': route.who,
    'x-kind': route.kind,
  };
}

const binary: Json = { type: 'string', format: 'binary' };

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const json = jsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
}

/** Refusals by status, each with the codes it may carry. */
function refusals(route: Route): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...commonCodes, ...route.codes]) {
    byStatus.set(codes[code], [...(byStatus.get(codes[code]) ?? []), code]);
  }
  const entries = [...byStatus].map(([status, list]) => [
    String(status),
    {
      description: list.join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return Object.fromEntries(entries) as Json;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json;
  delete json['$schema'];
  return json;
}

const isEmptyObject = (json: Json): boolean =>
  Object.keys((json['properties'] as Json | undefined) ?? {}).length === 0 && !('anyOf' in json);

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'fields', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(codes) },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule', 'message'],
        properties: { path: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};
