/** Whose events or invocations an assertion looks through. */
export type Scope =
  | { readonly of: 'mock' }
  | { readonly of: 'bus'; readonly name: string }
  | { readonly of: 'rule'; readonly name: string; readonly eventBusName: string }
  | { readonly of: 'target'; readonly arnOrId: string };
