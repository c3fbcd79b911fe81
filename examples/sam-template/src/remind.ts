import type { Loan } from './lend.js';

/** Who has what, and the mails that were sent. */
export const loans: Loan[] = [];
export const mails: string[] = [];

/** Invoked for each loan, and every morning. */
export function handler(event: Loan | { readonly due: 'today' }): void {
  if ('book' in event) loans.push(event);
  else mails.push(...loans.map(({ book, reader }) => `${reader.email}: ${book}`));
}
