/** How what a row says is known, strong to weak. */
export const KINDS = [
  { kind: 'recorded', meaning: 'answers of the real service', sources: ['recorded from AWS'] },
  {
    kind: 'reference',
    meaning: 'what the open-source matcher behind the service, and its JSON reader, answer',
    sources: [
      'event-ruler 2.0.1',
      'event-ruler 2.0.1 semantics',
      'verdict: event-ruler 2.0.1; hints: our own',
      'jackson-core 2.20.1',
    ],
  },
  { kind: 'model', meaning: 'the published API model', sources: ['API model'] },
  { kind: 'documentation', meaning: 'the documentation of AWS', sources: ['documentation'] },
  {
    kind: 'tools',
    meaning: 'what the tools that deploy templates do, or say that they do',
    sources: ['Terraform AWS provider 5.100.0', 'documentation of the Terraform AWS provider'],
  },
  {
    kind: 'framework',
    meaning: 'how the validation framework that the service uses words every complaint',
    sources: ['standard text of the validation framework'],
  },
  {
    kind: 'tools',
    meaning: 'what the tool that people deploy with makes of the same input',
    sources: ['osls 4.3.1', 'aws-sam-translator 1.110.0'],
  },
  {
    kind: 'reports',
    meaning: 'answers quoted in public issue threads, or given by other emulators',
    sources: ['public issue threads', 'another emulator'],
  },
  { kind: 'choice', meaning: 'nobody knows; each family lists its choices', sources: ['choice'] },
] as const;

export type Kind = (typeof KINDS)[number]['kind'];

const kinds = new Map<string, Kind>(
  KINDS.flatMap(({ kind, sources }) => sources.map((source) => [source, kind] as const)),
);

/** Undefined for a source that is not in the list. */
export function kindOf(source: string): Kind | undefined {
  return kinds.get(source);
}

/** The kinds that occur, strong to weak, with the number of times. */
export function countsOf(sources: readonly string[]): readonly (readonly [kind: Kind, count: number])[] {
  return KINDS.map(
    ({ kind }) => [kind, sources.filter((source) => kindOf(source) === kind).length] as const,
  ).filter(([, count]) => count > 0);
}
