import { ReflectionKind } from 'typedoc';
import { importedAs } from './reference.js';

/** Types whose members others define, or nobody writes. */
const MEMBERS_OF_OTHERS = {
  BusLogDetails: 'The schema of event logs in the documentation of AWS defines them.',
  ClientStub: 'They are those of aws-sdk-client-mock.',
  InvocationContext: 'They are those of the context of Lambda.',
  PatternAlternative: 'They are names of operators, which are not allowed there.',
};

/** Members of classes that need no sentence: the name of an error, which is that of its class, and a constructor. */
const SELF_EVIDENT = ['name', 'constructor'];

const READS_ALONE = 'It takes no argument and reads what the mock has.';

/** Functions and methods that throw nothing of their own, each with the reason. */
const THROWS_NOTHING = {
  'EventBridgeMock.clearHistory': 'It takes no argument and only forgets.',
  ...Object.fromEntries(
    [
      ...['faults', 'invocations', 'deliveries', 'deadLetters', 'warnings', 'boundToNothing'],
      ...['scheduleInvocations', 'scheduleDeadLetters'],
      ...['snapshot', 'toCloudFormation', 'ruleCoverage', 'buses', 'schedules'],
    ].map((name) => [`EventBridgeMock.${name}`, READS_ALONE]),
  ),
};

/**
 * What the docstrings of the exports lack: a sentence, a function's example, and the errors that it throws.
 *
 * @param {import('typedoc').ProjectReflection} project
 */
export function complaintsAbout(project) {
  const exported = (project.children ?? []).flatMap((entry) =>
    (entry.children ?? [])
      .filter((child) => child.isDeclaration() && !child.isReference())
      .map((child) => ({ child, place: `${importedAs(entry.name)}: ${child.name}` })),
  );
  return [
    ...(project.children ?? [])
      .filter((entry) => !isSaid(entry))
      .map(
        ({ name }) => `${importedAs(name)} has no sentence: in the first comment of its file, with @module.`,
      ),
    ...exported.flatMap(({ child, place }) => [...ofExport(child, place), ...ofMembers(child, place)]),
    ...exemptedInVain(exported.map(({ child }) => child)),
  ];
}

function ofExport(/** @type {import('typedoc').DeclarationReflection} */ child, /** @type {string} */ place) {
  const complaints = isSaid(child) ? [] : [`${place} has no sentence.`];
  if (child.kind !== ReflectionKind.Function) return complaints;
  if (!hasTag(child, '@example')) complaints.push(`${place} has no @example.`);
  return [...complaints, ...ofErrors(child, child.name, place)];
}

function ofMembers(
  /** @type {import('typedoc').DeclarationReflection} */ { name, kind, children = [] },
  /** @type {string} */ place,
) {
  if (Object.hasOwn(MEMBERS_OF_OTHERS, name)) return [];
  return children.flatMap((member) => {
    const of = `${place}.${member.name}`;
    const isClear = kind === ReflectionKind.Class && SELF_EVIDENT.includes(member.name);
    const complaints = isSaid(member) || isClear ? [] : [`${of} has no sentence.`];
    const isMethod = member.kind === ReflectionKind.Method && name === 'EventBridgeMock';
    return isMethod ? [...complaints, ...ofErrors(member, `${name}.${member.name}`, of)] : complaints;
  });
}

function ofErrors(
  /** @type {import('typedoc').DeclarationReflection} */ reflection,
  /** @type {string} */ name,
  /** @type {string} */ place,
) {
  const isExempt = Object.hasOwn(THROWS_NOTHING, name);
  if (hasTag(reflection, '@throws')) return isExempt ? [`${place} has @throws and an exemption.`] : [];
  return isExempt
    ? []
    : [`${place} has no @throws: say what it throws, or in complaints.js why it throws nothing.`];
}

function exemptedInVain(/** @type {readonly import('typedoc').DeclarationReflection[]} */ exported) {
  const names = exported.flatMap(({ name, children = [] }) => [
    name,
    ...children.map((child) => `${name}.${child.name}`),
  ]);
  return Object.keys(THROWS_NOTHING)
    .filter((name) => !names.includes(name))
    .map((name) => `complaints.js has an exemption for ${name}, which is not exported.`);
}

/** All that is said of a reflection: of a function it is said of its signatures. */
function commentsOf(/** @type {import('typedoc').DeclarationReflection} */ reflection) {
  const { comment, signatures = [], getSignature } = reflection;
  return [comment, getSignature?.comment, ...signatures.map((signature) => signature.comment)].filter(
    (each) => each !== undefined,
  );
}

function isSaid(/** @type {import('typedoc').DeclarationReflection} */ reflection) {
  return commentsOf(reflection).some(({ summary }) => summary.some(({ text }) => text.trim() !== ''));
}

function hasTag(
  /** @type {import('typedoc').DeclarationReflection} */ reflection,
  /** @type {`@${string}`} */ tag,
) {
  return commentsOf(reflection).some((comment) => comment.getTag(tag) !== undefined);
}
