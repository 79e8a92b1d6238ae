import type { TicketView } from '@contract/ticket';
import { recall, remember } from '../api/storage';

const KEY = 'jobs';

/** Keeps my open jobs (their first page) on the phone, so that one opens at once and in a cellar without network. */
export function rememberJobs(jobs: readonly TicketView[]): void {
  remember(KEY, jobs);
}

/** My open jobs as they were last told. */
export function recallJobs(): TicketView[] | undefined {
  return recall<TicketView[]>(KEY);
}

/** One of them, if it is there. */
export function recallJob(id: string): TicketView | undefined {
  return recallJobs()?.find((job) => job.id === id);
}

/** Takes one out that is mine no longer. */
export function forgetJob(id: string): void {
  const jobs = recallJobs();
  if (jobs?.some((job) => job.id === id)) rememberJobs(jobs.filter((job) => job.id !== id));
}
