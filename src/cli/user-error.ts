/** A mistake in how the command was called, or in what it was called on: told in words, without a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
