/** Microseconds of processor time that this process spent on something; others at work beside it do not count. */
export async function processorTime(act: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
