import { forgetJob, recallJob, recallJobs, rememberJobs } from '../../src/technician/open-jobs';
import { phone, resetPhone } from '../support/phone';
import { ticketView } from '../support/views';

jest.mock('@tarojs/taro', () => jest.requireActual('../support/phone'));

const jobs = ['ticket000000000000000a', 'ticket000000000000000b'].map((id) => ticketView({ id }));

beforeEach(resetPhone);

test('the phone keeps one list of my open jobs, each of which opens without network', () => {
  rememberJobs(jobs);
  expect(recallJobs()).toEqual(jobs);
  expect(recallJob('ticket000000000000000b')).toEqual(jobs[1]);
  expect(recallJob('ticket000000000000000c')).toBeUndefined();
  expect(phone.storage.size).toBe(1);
});

test('the next list takes the place of the one before: what left it is on the phone no longer', () => {
  rememberJobs(jobs);
  rememberJobs(jobs.slice(0, 1));
  expect(recallJob('ticket000000000000000b')).toBeUndefined();
  expect(JSON.stringify([...phone.storage])).not.toContain('ticket000000000000000b');
});

test('a job that is mine no longer is forgotten, the others stay', () => {
  rememberJobs(jobs);
  forgetJob('ticket000000000000000a');
  expect(recallJobs()).toEqual(jobs.slice(1));
});

test('there is nothing to forget on a phone that remembers nothing', () => {
  forgetJob('ticket000000000000000a');
  expect(phone.storage.size).toBe(0);
});
