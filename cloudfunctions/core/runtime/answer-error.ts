import { AppError, type ErrorAnswer } from '@contract/errors';
import type { z } from '@contract/zod';

/** Four digits that a person can read out and the log also holds. */
function referenceOf(requestId: string): string {
  let sum = 0;
  for (const char of requestId) sum = (sum * 31 + char.charCodeAt(0)) % 10_000;
  return String(sum).padStart(4, '0');
}

/** Turns any error into what the phone gets. Only an AppError's sentence is shown; the rest is INTERNAL. */
export function answerError(error: unknown, requestId: string): ErrorAnswer {
  const known = error instanceof AppError ? error : new AppError('INTERNAL', { message: String(error) });
  return {
    code: known.code,
    sentence: known.sentence,
    reference: referenceOf(requestId),
    ...(known.field ? { field: known.field } : {}),
  };
}

interface Issue {
  code: string;
  path: PropertyKey[];
  keys?: string[];
  maximum?: number | bigint;
  origin?: string;
}

function sentenceFor(issue: Issue): string | undefined {
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return `最多写 ${issue.maximum} 个字，请删短一些。您写的都还在。`;
  }
  if (issue.code === 'too_big' && issue.origin === 'array') return `照片最多 ${issue.maximum} 张。`;
  if (issue.code === 'too_small' && issue.origin === 'array') return '至少要有一张照片。';
  return undefined;
}

/** BAD_INPUT for what zod found, naming the first field. */
export function badInput(error: z.core.$ZodError): AppError {
  const issue = error.issues[0] as Issue | undefined;
  const field = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])].map(String).join('.');
  const sentence = issue && sentenceFor(issue);
  return new AppError('BAD_INPUT', {
    message: `${field || 'input'}: ${issue?.code ?? 'invalid'}`,
    ...(field ? { field: field.slice(0, 60) } : {}),
    ...(sentence ? { sentence } : {}),
  });
}
