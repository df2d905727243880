/** Waits, and answers nothing, whatever the action gave. */
export const done = async (work: void | Promise<void>): Promise<void> => {
  await work;
};
