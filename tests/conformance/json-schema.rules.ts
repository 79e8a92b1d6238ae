import { manual, rule } from './support/rule';
import { _, type Collection, fresh, ids, type Row } from './support/sdk';

let collection: Collection;
beforeAll(async () => {
  collection = await fresh('conformance_query', [
    {
      _id: 'whole',
      name: '王芳',
      age: 40,
      tags: ['a', 'b'],
      home: { unit: '2单元', room: 1203 },
      at: new Date(0),
    },
    { _id: 'part', name: 'Li', age: 7.5, tags: ['a', 'a', 'c'] },
    { _id: 'odd', name: 5, age: 'old', tags: 'a', home: { unit: '2单元', floor: 3 } },
    { _id: 'empty' },
  ]);
});

/** Which documents meet a schema; a keyword passes what is of another type or missing. */
const meets: [name: string, schema: Row, found: string[]][] = [
  ['required', { required: ['name', 'home'] }, ['whole', 'odd']],
  [
    'bsonType of a field',
    { required: ['age'], properties: { age: { bsonType: ['int', 'double'] } } },
    ['whole', 'part'],
  ],
  [
    'type by its JSON name',
    { required: ['age'], properties: { age: { type: 'number' } } },
    ['whole', 'part'],
  ],
  ['a missing field passes', { properties: { age: { bsonType: 'int' } } }, ['whole', 'empty']],
  ['minimum and maximum', { properties: { age: { minimum: 8, maximum: 40 } } }, ['whole', 'odd', 'empty']],
  [
    'bounds that are out themselves',
    { properties: { age: { minimum: 7.5, exclusiveMinimum: true, maximum: 40, exclusiveMaximum: true } } },
    ['odd', 'empty'],
  ],
  ['multipleOf', { required: ['age'], properties: { age: { multipleOf: 2.5 } } }, ['whole', 'part', 'odd']],
  [
    'length of a text in characters',
    { properties: { name: { minLength: 1, maxLength: 1 } } },
    ['odd', 'empty'],
  ],
  ['pattern', { properties: { name: { pattern: '^王' } } }, ['whole', 'odd', 'empty']],
  ['enum', { properties: { age: { enum: [40, 'old'] } } }, ['whole', 'odd', 'empty']],
  ['elements', { properties: { tags: { items: { enum: ['a', 'b'] } } } }, ['whole', 'odd', 'empty']],
  [
    'elements by their place',
    { properties: { tags: { items: [{ enum: ['a'] }, { enum: ['b'] }], additionalItems: false } } },
    ['whole', 'odd', 'empty'],
  ],
  ['how many elements', { properties: { tags: { minItems: 3, maxItems: 3 } } }, ['part', 'odd', 'empty']],
  ['unique elements', { properties: { tags: { uniqueItems: true } } }, ['whole', 'odd', 'empty']],
  [
    'no other fields',
    {
      properties: {
        home: { properties: { unit: {} }, patternProperties: { '^r': {} }, additionalProperties: false },
      },
    },
    ['whole', 'part', 'empty'],
  ],
  ['how many fields', { minProperties: 2, maxProperties: 5 }, ['part', 'odd']],
  ['dependencies', { dependencies: { home: ['at'] } }, ['whole', 'part', 'empty']],
  [
    'allOf, anyOf, oneOf, not',
    {
      allOf: [{ required: ['name'] }],
      anyOf: [{ required: ['home'] }, { required: ['age'] }],
      oneOf: [{ required: ['at'] }, { properties: { name: { bsonType: 'int' } } }],
      not: { required: ['floor'] },
    },
    ['whole', 'odd'],
  ],
];

for (const [name, schema, found] of meets) {
  rule(`schema: ${name}`, manual('$jsonSchema'), async () => {
    const { data } = await collection.where(_.jsonSchema({ ...schema, description: name })).get();
    expect(ids(data)).toEqual(found);
  });
}

rule('a schema beside other conditions', manual('$jsonSchema'), async () => {
  const { data } = await collection.where({ age: 40, ..._.jsonSchema({ required: ['name'] }) }).get();
  expect(ids(data)).toEqual(['whole']);
});
