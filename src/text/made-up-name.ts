/** `shop-OrderRule-1AB2C3D4E5F6`: what CloudFormation calls a resource that has no name of its own. */
const MADE_UP = /^[\w-]+-([A-Za-z0-9]+)-(?=[A-Z0-9]*\d)[A-Z0-9]{12}$/;

/** What a person calls the thing of a name: where CloudFormation has made it up, the logical id in it. */
export function readableName(name: string): string {
  return MADE_UP.exec(name)?.[1] ?? name;
}
