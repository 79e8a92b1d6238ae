/** In one process, one after the other: the rules share one SDK, one local cloud and its clock. */
const areas = [
  'query',
  'refused-query',
  'json-schema',
  'order',
  'write',
  'update',
  'strict-update',
  'aggregate',
  'expression',
  'date-expression',
  'geo',
  'index',
  'transaction',
  'conflict',
  'parallel',
  'whole-sdk',
];

describe.each(areas)('%s', (area) => {
  // inside, so that what a file does before its rules is done before no others
  require(`./${area}.rules`);
});
