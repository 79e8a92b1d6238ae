import { localRules, manual, platform, rule } from './support/rule';
import { _, control, db, fresh, ids, refusal } from './support/sdk';

describe('unique', () => {
  const NAME = 'conformance_unique';

  rule('a second document with the key is refused', platform('Database'), async () => {
    const collection = await fresh(NAME, [{ phone: '1', building: 'A', room: '1' }]);
    const { errCode, errMsg } = await refusal(
      collection.add({ data: { phone: '1', building: 'A', room: '2' } }),
    );
    expect(errCode).toBe(-502001);
    expect(errMsg).toContain('E11000 duplicate key error collection');
    expect((await collection.count()).total).toBe(1);
  });

  rule('missing counts as null', platform('Database'), async () => {
    const collection = await fresh(NAME, [{ building: 'A', room: '1' }]);
    const { errMsg } = await refusal(collection.add({ data: { building: 'A', room: '2' } }));
    expect(errMsg).toContain('E11000');
    const { errMsg: ofNull } = await refusal(
      collection.add({ data: { phone: null, building: 'A', room: '3' } }),
    );
    expect(ofNull).toContain('E11000');
  });

  rule('all fields of a compound index together', manual('Unique Indexes'), async () => {
    const collection = await fresh(NAME, [{ phone: '1', building: 'A', room: '1' }]);
    await collection.add({ data: { phone: '2', building: 'A', room: '2' } });
    const { errMsg } = await refusal(collection.add({ data: { phone: '3', building: 'A', room: '1' } }));
    expect(errMsg).toContain('E11000');
  });

  rule('an update into a taken key is refused and changes nothing', manual('Unique Indexes'), async () => {
    const collection = await fresh(NAME, [
      { _id: 'a', phone: '1', room: '1' },
      { _id: 'b', phone: '2', room: '2' },
    ]);
    await refusal(collection.doc('b').update({ data: { phone: '1', n: 1 } }));
    expect((await collection.doc('b').get()).data).toEqual({ _id: 'b', phone: '2', room: '2' });
  });

  rule('a key is free again after its document is gone', manual('Unique Indexes'), async () => {
    const collection = await fresh(NAME, [{ _id: 'a', phone: '1' }]);
    await collection.doc('a').remove();
    await collection.add({ data: { _id: 'b', phone: '1' } });
    expect((await collection.count()).total).toBe(1);
  });
});

localRules('used', () => {
  const NAME = 'conformance_index';
  const collection = db.collection(NAME);
  const explain = async () => (await control(`explain?collection=${NAME}`)).explain;

  beforeAll(async () => {
    const rows = Array.from({ length: 60 }, (_each, i) => ({
      _id: `d${String(i).padStart(2, '0')}`,
      status: ['new', 'open', 'done'][i % 3],
      due: i,
      tags: i % 2 ? ['odd', 'all'] : ['even', 'all'],
    }));
    await fresh(NAME, rows);
  });

  rule("an equality and a sort in the index's direction", platform('Indexes'), async () => {
    const { data } = await collection.where({ status: 'new' }).orderBy('due', 'desc').limit(3).get();
    expect(ids(data)).toEqual(['d57', 'd54', 'd51']);
    expect(await explain()).toEqual({ index: 'status_due', examined: 3, returned: 3 });
  });

  rule('… and backwards, within bounds', platform('Indexes'), async () => {
    const { data } = await collection
      .where({ status: 'new', due: _.gt(10) })
      .orderBy('due', 'asc')
      .limit(2)
      .get();
    expect(ids(data)).toEqual(['d12', 'd15']);
    expect(await explain()).toEqual({ index: 'status_due', examined: 2, returned: 2 });
  });

  rule('a sort by both fields', platform('Indexes'), async () => {
    const { data } = await collection.orderBy('status', 'desc').orderBy('due', 'asc').limit(2).get();
    expect(ids(data)).toEqual(['d01', 'd04']);
    expect(await explain()).toEqual({ index: 'status_due', examined: 2, returned: 2 });
  });

  rule('several values of the first field', platform('Indexes'), async () => {
    const { data } = await collection.where({ status: _.in(['new', 'done']), due: _.lt(6) }).get();
    expect(ids(data).sort()).toEqual(['d00', 'd02', 'd03', 'd05']);
    expect(await explain()).toEqual({ index: 'status_due', examined: 4, returned: 4 });
  });

  rule('an element of a list; each document once', platform('Indexes'), async () => {
    expect((await collection.where({ tags: _.in(['odd', 'all']) }).count()).total).toBe(60);
    expect(await explain()).toEqual({ index: 'tags', examined: 60, returned: 60 });
  });

  rule('all of several elements: by the first that is named', platform('Indexes'), async () => {
    const { data } = await collection.where({ tags: _.all(['odd', 'all']) }).get();
    expect(data).toHaveLength(30);
    expect(await explain()).toEqual({ index: 'tags', examined: 30, returned: 30 });
  });

  rule('both bounds within one element of a list', platform('Indexes'), async () => {
    const { data } = await collection.where({ tags: _.elemMatch({ $gte: 'o', $lt: 'p' }) }).get();
    expect(data).toHaveLength(30);
    expect(await explain()).toEqual({ index: 'tags', examined: 30, returned: 30 });
  });

  rule('not for a sort across the directions', platform('Indexes'), async () => {
    await collection.orderBy('status', 'asc').orderBy('due', 'asc').limit(1).get();
    expect(await explain()).toEqual({ index: 'none', examined: 60, returned: 1 });
  });

  rule('a read by id', platform('Indexes'), async () => {
    await collection.doc('d10').get();
    expect(await explain()).toEqual({ index: '_id', examined: 1, returned: 1 });
  });

  rule('a compare-and-set looks at one document', platform('Database'), async () => {
    await collection.where({ _id: 'd10', due: 10 }).update({ data: { n: 1 } });
    expect(await explain()).toEqual({ index: '_id', examined: 1, returned: 1 });
  });

  rule('the first stages of an aggregation', platform('Indexes'), async () => {
    await collection.aggregate().match({ status: 'new' }).sort({ due: -1 }).limit(2).end();
    const { explain: beginning } = await control(`explain?collection=${NAME}:aggregate`);
    expect(beginning).toEqual({ index: 'status_due', examined: 2, returned: 2 });
  });
});
