import { isObject } from '../../text/kinds-of-values.js';
import { loadTemplate } from '../cloudformation/load-template.js';
import { Findings } from '../findings.js';
import type { LoadedStack } from '../loaded-stack.js';
import type { Called } from '../../simulation/seed/logical-names.js';
import { stackOf } from '../options.js';
import { scalarText } from '../resolving/resolving.js';
import { LazyTree } from './lazy-tree.js';
import { functionId } from './naming.js';
import { functionsOf, nameOf, sectionsOf } from './sections.js';
import { checkServerlessOptions, type ServerlessOptions } from './serverless-options.js';
import { readService, type ServiceFile } from './service-file.js';
import { memberOf, Service } from './sources.js';

const DOOR = 'fromServerless';

/**
 * Loads the EventBridge resources of a Serverless Framework service.
 *
 * The service is a path (`serverless.yml`, `.yaml` or `.json`), the folder of such a file, a string, or the object that
 * a `serverless.ts` exports. A folder `.serverless`, or the template that was packaged there, is loaded as it is
 * deployed. Variables are resolved from the service itself, from files beside it and from the options, but not from the
 * environment of the process.
 *
 * @example
 * const stack = fromServerless('serverless.yml', { stage: 'test', variables: { 'env:TOPIC': 'orders' } });
 * const eventBridge = mockEventBridge({ seed: stack });
 * eventBridge.handle('mailer', mailer); // by the name in `functions`
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 * @throws TypeError for an option that does not exist, and for the path of a file with code.
 */
export function fromServerless(
  pathOrTextOrObject: string | object,
  options: ServerlessOptions = {},
): LoadedStack {
  checkServerlessOptions(DOOR, options);
  const file = readService(pathOrTextOrObject, DOOR);
  return file.packaged ? loadPackaged(file, file.packaged, options) : loadService(file, options);
}

function loadService({ template, folder }: ServiceFile, options: ServerlessOptions): LoadedStack {
  const { account } = stackOf(options);
  const serviceWith = (findings: Findings) =>
    new Service(template.value, { options, findings, folder, account });
  const made = (findings: Findings) => {
    const service = serviceWith(findings);
    if (template.problems.every(({ severity }) => severity !== 'error')) checkService(service, findings);
    deployed(service);
    const functions = functionsOf(service);
    const sections = withPseudoParameters(sectionsOf(service, functions));
    const keys = functions.map(({ key }) => key);
    return { sections, aliases: aliasesOf([...rulesByName(sections), ...byKeys(keys)]) };
  };
  const unread = new Findings(template.positions);
  return loadTemplate({ ...template, made }, { ...options, ...deployed(serviceWith(unread)) });
}

/** Where the service goes, and what its stack is called. */
function deployed(service: Service): Pick<Required<ServerlessOptions>, 'region' | 'stackName'> {
  const { options } = service.surroundings;
  const stackName =
    options.stackName ??
    scalarText(memberOf(service.root, 'provider.stackName')) ??
    `${nameOf(service)}-${service.stage}`;
  return { region: service.region, stackName };
}

function checkService({ root }: Service, findings: Findings): void {
  const provider = memberOf(root, 'provider.name') ?? memberOf(root, 'provider');
  if (memberOf(root, 'service') === undefined) {
    const message = 'A service of the Serverless Framework needs a name: service: shop.';
    findings.error('missing-property', '', message);
  } else if (provider !== 'aws') {
    findings.error(
      'missing-property',
      'provider',
      'A service that is deployed to AWS needs provider: { name: aws }.',
    );
  }
}

/** What was packaged has its variables and names already. */
function loadPackaged({ template }: ServiceFile, packaged: unknown, options: ServerlessOptions): LoadedStack {
  const textOf = (address: string) => scalarText(memberOf(packaged, address));
  const stage = textOf('provider.stage');
  const service = textOf('service');
  const stackName =
    options.stackName ??
    textOf('provider.stackName') ??
    (service === undefined ? undefined : `${service}-${stage}`);
  const region = options.region ?? textOf('provider.region');
  const functions = memberOf(packaged, 'functions');
  const made = (findings: Findings) => {
    if (stage !== undefined && (options.stage ?? stage) !== stage) {
      const message = `This was packaged for the stage ${JSON.stringify(stage)}. Run "serverless package --stage ${options.stage}".`;
      findings.error('parameter-value', '', message);
    }
    const keys = Object.keys(isObject(functions) ? functions : {});
    return {
      sections: template.value,
      aliases: aliasesOf([...rulesByName(template.value), ...byKeys(keys)]),
    };
  };
  return loadTemplate(
    { ...template, made },
    { ...options, ...(stackName !== undefined && { stackName }), ...(region !== undefined && { region }) },
  );
}

/** What the framework calls rules and functions, beside the logical ids that it gives them. */
function aliasesOf(names: readonly (readonly [id: string, name: string])[]): Map<string, readonly Called[]> {
  return new Map(names.map(([id, name]) => [name, [{ id, path: id, leftOut: 0 }]]));
}

function byKeys(keys: readonly string[]): readonly [id: string, key: string][] {
  return keys.map((key) => [functionId(key), key]);
}

/** The names of rules, whatever bus they are on, where no two have the same. */
function rulesByName(sections: unknown): readonly [id: string, name: string][] {
  const resources = memberOf(sections, 'Resources');
  const rules = Object.entries(isObject(resources) ? resources : {}).flatMap(([id, resource]) => {
    const isRule = memberOf(resource, 'Type') === 'AWS::Events::Rule';
    const name = isRule ? scalarText(memberOf(resource, 'Properties.Name')) : undefined;
    return name === undefined ? [] : [[id, name] satisfies [string, string]];
  });
  return rules.filter(([, name]) => rules.filter(([, other]) => other === name).length === 1);
}

/** `#{AWS::Region}` is how a plugin wrote what `Fn::Sub` does, before variables let `${AWS::Region}` stand. */
function withPseudoParameters(sections: unknown): unknown {
  const tree = new LazyTree((text, { isSubstituted }) => {
    const substituted = text.replaceAll(/#\{(AWS::\w+)\}/g, '$${$1}');
    return isSubstituted || substituted === text ? substituted : { 'Fn::Sub': substituted };
  });
  return tree.of(sections, '');
}
