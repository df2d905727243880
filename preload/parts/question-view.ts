/** A powerful role is about to be used in production for the first time. What was asked for waits for the answer. */
export type QuestionView = {
  /** Tells one question from the next. */
  asked: number;
  use: 'console' | 'copy' | 'profile';
  /** Each of the accesses that have not been used before. */
  accesses: { accountName: string; role: string }[];
  /** The read-only role that the one account of the question has. */
  instead?: string;
};

/** `instead`: with the safer role that the question names. */
export type QuestionAnswer = 'continue' | 'instead' | 'cancel';
