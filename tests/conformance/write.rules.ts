import { randomUUID } from 'node:crypto';
import { localRule, makers, manual, platform, rule, sdkSource } from './support/rule';
import { _, type Collection, cloud, db, fresh, ids, refusal } from './support/sdk';

const NAME = 'conformance_write';
let collection: Collection;

beforeEach(async () => {
  collection = await fresh(NAME);
});

const MINUTE = 60_000;

describe('add', () => {
  rule('one document gets an id', platform('Database'), async () => {
    const { _id } = await collection.add({ data: { a: 1 } });
    expect(typeof _id).toBe('string');
    expect((await collection.doc(_id).get()).data).toEqual({ _id, a: 1 });
  });

  rule('many documents answer their ids in order', makers('query.limit.test.ts'), async () => {
    const { _ids } = await collection.add({ data: [{ _id: 'x' }, { n: 2 }] });
    expect(_ids).toHaveLength(2);
    expect(_ids[0]).toBe('x');
    expect((await collection.count()).total).toBe(2);
  });

  rule("an id of one's own may be a number", makers('transaction.test.ts'), async () => {
    const { _id } = await collection.add({ data: { _id: 5, a: 1 } });
    expect(_id).toBe(5);
    expect((await collection.doc(5).get()).data).toEqual({ _id: 5, a: 1 });
    expect((await collection.doc(5).remove()).stats.removed).toBe(1);
  });

  rule('an id that is taken is refused with E11000', platform('Database'), async () => {
    await collection.add({ data: { _id: 'x' } });
    const { errCode, errMsg } = await refusal(collection.add({ data: { _id: 'x' } }));
    expect(errCode).toBe(-502001);
    expect(errMsg).toContain('E11000 duplicate key error');
  });

  rule('of many, those before a refused one stay', manual('insertMany: Ordered'), async () => {
    await refusal(collection.add({ data: [{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }] }));
    expect(ids((await collection.get()).data)).toEqual(['a']);
  });

  rule('every type comes back as it went in', makers('geo-advanced.test.ts'), async () => {
    const data = {
      _id: 'x',
      whole: 3,
      big: 1_790_000_000_000,
      part: 0.15,
      text: '类别',
      nothing: null,
      yes: true,
      at: new Date(1_557_826_731_686),
      list: [1, [2, { a: 'b' }]],
      object: { 'l-1': { deep: [] } },
      place: db.Geo.Point(121.4, 31.2),
    };
    await collection.add({ data });
    expect((await collection.doc('x').get()).data).toEqual(data);
  });

  rule("serverDate is the service's clock, with its offset", makers('transaction.test.ts'), async () => {
    await collection.add({
      data: { _id: 'x', now: db.serverDate(), soon: db.serverDate({ offset: MINUTE }) },
    });
    const { now, soon } = (await collection.doc('x').get()).data as { now: Date; soon: Date };
    expect(now).toBeInstanceOf(Date);
    expect(soon.getTime() - now.getTime()).toBe(MINUTE);
  });

  rule('a field that is undefined is left out', sdkSource('serializer/datatype.js'), async () => {
    await collection.add({ data: { _id: 'x', a: undefined, b: 1 } });
    expect((await collection.doc('x').get()).data).toEqual({ _id: 'x', b: 1 });
  });

  rule('a field name with a dollar is refused', makers('index.test.ts'), async () => {
    const { errCode } = await refusal(collection.add({ data: { $key: 1 } }));
    expect(errCode).toBe(-502001);
  });
});

describe('get of one', () => {
  rule('a document that is not there is an error', platform('Database'), async () => {
    const { errMsg } = await refusal(collection.doc('nobody').get());
    expect(errMsg).toContain('document with _id nobody does not exist');
  });

  rule('… or null with throwOnNotFound: false', platform('Database'), async () => {
    const quiet = cloud.database({ throwOnNotFound: false });
    expect((await quiet.collection(NAME).doc('nobody').get()).data).toBeNull();
  });
});

describe('set', () => {
  rule('makes a document that is not there', makers('transaction.test.ts'), async () => {
    expect((await collection.doc('s').set({ data: { a: 1 } })).stats).toEqual({ updated: 0, created: 1 });
    expect((await collection.doc('s').get()).data).toEqual({ _id: 's', a: 1 });
  });

  rule('replaces a document as a whole', makers('transaction.test.ts'), async () => {
    await collection.add({ data: { _id: 's', a: 1 } });
    expect((await collection.doc('s').set({ data: { b: 2 } })).stats).toEqual({ updated: 1, created: 0 });
    expect((await collection.doc('s').get()).data).toEqual({ _id: 's', b: 2 });
  });
});

describe('update and remove by condition', () => {
  beforeEach(async () => {
    await collection.add({
      data: [
        { _id: '1', s: 'a' },
        { _id: '2', s: 'a' },
        { _id: '3', s: 'b' },
      ],
    });
  });

  rule('counts what it changed', platform('Database'), async () => {
    expect((await collection.where({ s: 'a' }).update({ data: { n: 1 } })).stats.updated).toBe(2);
    expect((await collection.where({ s: 'zzz' }).update({ data: { n: 1 } })).stats.updated).toBe(0);
  });

  rule('multi: false changes one', sdkSource('wx-server-sdk query.ts'), async () => {
    expect((await collection.where({ s: 'a' }).update({ data: { n: 1 }, multi: false })).stats.updated).toBe(
      1,
    );
    expect((await collection.where({ n: 1 }).count()).total).toBe(1);
    expect((await collection.where({ s: 'a' }).remove({ multi: false })).stats.removed).toBe(1);
  });

  rule('remove counts, and ignores order and skip', makers('collection.test.ts'), async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation();
    const { stats } = await collection.where({ s: 'a' }).orderBy('s', 'asc').skip(3).remove();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('not supported in remove()'));
    warned.mockRestore();
    expect(stats.removed).toBe(2);
    expect(ids((await collection.get()).data)).toEqual(['3']);
  });

  rule('update of a document that is not there changes none', platform('Database'), async () => {
    expect((await collection.doc('nobody').update({ data: { a: 1 } })).stats.updated).toBe(0);
    expect((await collection.doc('nobody').remove()).stats.removed).toBe(0);
  });

  rule('compare and set: only the first of two finds its version', platform('Database'), async () => {
    await collection.add({ data: { _id: 'v', version: 1 } });
    const take = () => collection.where({ _id: 'v', version: 1 }).update({ data: { version: _.inc(1) } });
    expect((await take()).stats.updated).toBe(1);
    expect((await take()).stats.updated).toBe(0);
  });
});

describe('collections', () => {
  rule('one that is not there is -502005', platform('Database'), async () => {
    const { errCode } = await refusal(db.collection('conformance_nowhere').get());
    expect(errCode).toBe(-502005);
  });

  rule('one that is there cannot be made', platform('Database'), async () => {
    const { errMsg } = await refusal(db.createCollection(NAME));
    expect(errMsg).toContain('[ResourceExist] Table exist');
  });

  localRule('a new one is empty and can be written', makers('geo-advanced.test.ts'), async () => {
    const name = `made_${randomUUID().slice(0, 8)}`;
    await db.createCollection(name);
    expect((await db.collection(name).count()).total).toBe(0);
    await db.collection(name).add({ data: { a: 1 } });
    expect((await db.collection(name).count()).total).toBe(1);
  });
});
