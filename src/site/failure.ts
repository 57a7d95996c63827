/** Why a command cannot go on, in words for the user; shown without a stack trace. */
export class Failure extends Error {
  /** 1: the site or its folders are in the way; 2: the command line was wrong. */
  readonly status: 1 | 2;

  constructor(message: string, status: 1 | 2) {
    super(message);
    this.status = status;
  }
}
