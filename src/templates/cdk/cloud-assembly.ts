import { listOf, memberOf } from '../../text/kinds-of-values.js';
import { fileText, folderOf, pathIn } from '../../environment/files.js';
import { parsedJson } from '../../text/parsed-json.js';
import { entriesOf, textOf } from './members.js';
import type { SynthesisedStack } from './synthesised-stack.js';

const MANIFEST = 'manifest.json';

/**
 * The stacks of a cloud assembly, which is a folder with a manifest, and of those that it contains: `Stage`s have one
 * each.
 * @see https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/cloud-assembly-schema/README.md
 */
export function stacksInFolder(folder: string): readonly SynthesisedStack[] {
  const artifacts = entriesOf(memberOf(jsonOf(pathIn(folder, MANIFEST)), 'artifacts'));
  const ofType = (type: string) => artifacts.filter(([, artifact]) => memberOf(artifact, 'type') === type);
  return [
    ...ofType('aws:cloudformation:stack').map(([id, artifact]) =>
      stackOf(id, artifact, { folder, artifacts }),
    ),
    ...ofType('cdk:cloud-assembly').flatMap(([id, artifact]) =>
      stacksInFolder(pathIn(folder, textOf(memberOf(artifact, 'properties'), 'directoryName') ?? id)),
    ),
  ];
}

/** The stack that a template is of, where the folder that it is in says so. */
export function stackOfTemplate(path: string): SynthesisedStack | undefined {
  const folder = folderOf(path);
  if (jsonIn(pathIn(folder, MANIFEST)) === undefined) return undefined;
  return stacksInFolder(folder).find(({ file }) => file === pathIn(path));
}

/** The stacks of an assembly that is an object: where it says its folder, by what is in there. */
export function stacksOfAssembly(assembly: unknown): readonly SynthesisedStack[] {
  const folder = textOf(assembly, 'directory');
  if (folder !== undefined) return stacksInFolder(folder);
  const stacks = memberOf(assembly, 'stacksRecursively') ?? memberOf(assembly, 'stacks');
  return listOf(stacks).map(stackOfArtifact);
}

/** A stack of an assembly, as an object. */
export function stackOfArtifact(artifact: unknown): SynthesisedStack {
  const environment = memberOf(artifact, 'environment');
  const stackName = textOf(artifact, 'stackName') ?? textOf(artifact, 'id') ?? 'stack';
  return {
    id: textOf(artifact, 'id') ?? stackName,
    stackName,
    path: textOf(artifact, 'hierarchicalId') ?? textOf(artifact, 'displayName') ?? stackName,
    place: placeOf(textOf(environment, 'account'), textOf(environment, 'region')),
    template: () => ({
      value: memberOf(artifact, 'template'),
      metadata: memberOf(memberOf(artifact, 'manifest'), 'metadata'),
      nested: () => undefined,
    }),
  };
}

interface Around {
  readonly folder: string;
  readonly artifacts: readonly (readonly [id: string, artifact: unknown])[];
}

function stackOf(id: string, artifact: unknown, { folder, artifacts }: Around): SynthesisedStack {
  const properties = memberOf(artifact, 'properties');
  const stackName = textOf(properties, 'stackName') ?? id;
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(textOf(artifact, 'environment') ?? '') ?? [];
  const file = pathIn(folder, textOf(properties, 'templateFile') ?? `${id}.template.json`);
  const more = textOf(artifact, 'additionalMetadataFile');
  return {
    id,
    stackName,
    path: textOf(artifact, 'displayName') ?? stackName,
    place: placeOf(account, region),
    file,
    template: () => ({
      value: jsonOf(file),
      metadata: {
        ...Object.fromEntries(entriesOf(memberOf(artifact, 'metadata'))),
        ...Object.fromEntries(entriesOf(more === undefined ? undefined : jsonOf(pathIn(folder, more)))),
      },
      nested: (resource) => nestedTemplate(resource, { folder, artifacts }),
    }),
  };
}

function placeOf(account: string | undefined, region: string | undefined): SynthesisedStack['place'] {
  return {
    ...(account !== undefined && account !== 'unknown-account' && { account }),
    ...(region !== undefined && region !== 'unknown-region' && { region }),
  };
}

/** By the path that the CDK may note, or by the asset whose hash is in the URL of its template. */
function nestedTemplate(resource: unknown, { folder, artifacts }: Around): unknown {
  const noted = textOf(memberOf(resource, 'Metadata'), 'aws:asset:path');
  const url = JSON.stringify(memberOf(resource, 'Properties') ?? null);
  const path = noted ?? assetPaths(folder, artifacts).find(([hash]) => url.includes(hash))?.[1];
  return path === undefined ? undefined : jsonIn(pathIn(folder, path));
}

function assetPaths(folder: string, artifacts: Around['artifacts']): readonly (readonly [string, string])[] {
  return artifacts.flatMap(([, artifact]) => {
    const file = textOf(memberOf(artifact, 'properties'), 'file');
    if (memberOf(artifact, 'type') !== 'cdk:asset-manifest' || file === undefined) return [];
    return entriesOf(memberOf(jsonIn(pathIn(folder, file)), 'files')).flatMap(([hash, asset]) => {
      const path = textOf(memberOf(asset, 'source'), 'path');
      return path === undefined ? [] : [[hash, path] as const];
    });
  });
}

/** @throws TypeError for a file that is not there, or no JSON. */
export function jsonOf(path: string): unknown {
  const value = jsonIn(path);
  if (value !== undefined) return value;
  throw new TypeError(`fromCdk: there is no ${path}. Run \`cdk synth\` first, and pass the folder cdk.out.`);
}

function jsonIn(path: string): unknown {
  let text: string;
  try {
    text = fileText(path);
  } catch {
    return undefined;
  }
  const value = parsedJson(text);
  if (value === undefined) throw new TypeError(`fromCdk: ${path} is not JSON.`);
  return value;
}
