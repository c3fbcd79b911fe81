/** Answers what brings back the entries that the map has now. */
export function keepEntries<Key, Value>(map: Map<Key, Value>): () => void {
  const kept = [...map];
  return () => {
    map.clear();
    for (const [key, value] of kept) map.set(key, value);
  };
}

export function all(tasks: readonly (() => void)[]): () => void {
  return () => {
    for (const task of tasks) task();
  };
}
