/** Does it, and lets what is wrong with an argument begin with the name of the function that was called. */
export function named(door: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(`${door}: ${error.message}`, { cause: error });
  }
}
