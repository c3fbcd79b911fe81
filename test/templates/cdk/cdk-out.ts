import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const logicalIds = (ids: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(ids).map(([path, data]) => [path, [{ type: 'aws:cdk:logicalId', data }]] as const),
  );

const parameters = {
  BootstrapVersion: {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: '/cdk-bootstrap/hnb659fds/version',
  },
};

const paid = {
  Type: 'AWS::Events::Rule',
  Properties: {
    EventBusName: { Ref: 'BusEA82B648' },
    EventPattern: { source: ['shop'] },
    State: 'ENABLED',
    Targets: [{ Id: 'Target0', Arn: { 'Fn::GetAtt': ['Billing5AAB9F52', 'Arn'] } }],
  },
};

/** A stack with a nested one: it exports its bus, which the rule of the nested stack is on, and a function of that. */
export const ordersTemplate = {
  Parameters: parameters,
  Resources: {
    BusEA82B648: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
    PaidRule0D5B0870: paid,
    Billing5AAB9F52: { Type: 'AWS::Lambda::Function', Properties: {} },
    ShippedRule3C1E1B4D: {
      ...paid,
      Properties: {
        ...paid.Properties,
        Targets: [
          { Id: 'Target0', Arn: { 'Fn::GetAtt': ['NestedStackResourceDEFDAA4D', 'Outputs.DepotArn'] } },
        ],
      },
    },
    Kept1A2B3C4D: {
      Type: 'AWS::Events::Archive',
      Properties: { SourceArn: { 'Fn::GetAtt': ['BusEA82B648', 'Arn'] }, KmsKeyIdentifier: '' },
    },
    NestedStackResourceDEFDAA4D: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: {
        Parameters: { bus: { Ref: 'BusEA82B648' }, billing: { 'Fn::GetAtt': ['Billing5AAB9F52', 'Arn'] } },
        TemplateURL: { 'Fn::Sub': 'https://s3.${AWS::URLSuffix}/assets/4a8f60f6.json' },
      },
    },
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2:deflate64' } },
  },
  Outputs: {
    ExportsOutputRefBusEA82B6486A28F94F: {
      Value: { Ref: 'BusEA82B648' },
      Export: { Name: 'Orders:ExportsOutputRefBusEA82B6486A28F94F' },
    },
  },
  Rules: {
    CheckBootstrapVersion: { Assertions: [{ Assert: { 'Fn::Not': [{ Ref: 'BootstrapVersion' }] } }] },
  },
};

const { ShippedRule3C1E1B4D: _, ...independent } = ordersTemplate.Resources;

/** The same without what needs the template of the nested stack. */
export const lone = { ...ordersTemplate, Resources: independent };

const nestedTemplate = {
  Parameters: { bus: { Type: 'String' }, billing: { Type: 'String' } },
  Resources: {
    // The same logical id as in the stack around it.
    PaidRule0D5B0870: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventBusName: { Ref: 'bus' },
        EventPattern: { source: [{ 'Fn::Sub': '${AWS::StackName}' }] },
        Targets: [{ Id: 'Target0', Arn: { Ref: 'billing' } }],
      },
    },
    Depot4C995B7F: { Type: 'AWS::SQS::Queue' },
    DepotPolicy2E1A9B43: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Depot4C995B7F' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
              Resource: { 'Fn::GetAtt': ['Depot4C995B7F', 'Arn'] },
            },
          ],
        },
      },
    },
  },
  Outputs: { DepotArn: { Value: { 'Fn::GetAtt': ['Depot4C995B7F', 'Arn'] } } },
};

export const billingTemplate = {
  Parameters: parameters,
  Resources: {
    CrossRule489C626C: {
      ...paid,
      Properties: {
        EventBusName: { 'Fn::ImportValue': 'Orders:ExportsOutputRefBusEA82B6486A28F94F' },
        EventPattern: { source: ['shop'] },
      },
    },
  },
};

const stack = (name: string, more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://111122223333/eu-west-1',
  properties: { templateFile: `${name}.template.json` },
  displayName: name,
  ...more,
});

/** What the CDK writes for an app with the stacks Orders and Billing, and a stage with another Orders. */
const files: Readonly<Record<string, unknown>> = {
  'manifest.json': {
    version: '55.0.0',
    artifacts: {
      'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      'Orders.assets': { type: 'cdk:asset-manifest', properties: { file: 'Orders.assets.json' } },
      Orders: stack('Orders', { additionalMetadataFile: 'Orders.metadata.json' }),
      Billing: stack('Billing', {
        metadata: logicalIds({ '/Billing/CrossRule/Resource': 'CrossRule489C626C' }),
      }),
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  },
  'Orders.template.json': ordersTemplate,
  'Orders.metadata.json': logicalIds({
    '/Orders/Bus/Resource': 'BusEA82B648',
    '/Orders/PaidRule/Resource': 'PaidRule0D5B0870',
    '/Orders/Billing/Resource': 'Billing5AAB9F52',
    '/Orders/Shipping/ShippedRule/Resource': 'ShippedRule3C1E1B4D',
    '/Orders/Kept': 'Kept1A2B3C4D',
    '/Orders/Nested.NestedStack/Nested.NestedStackResource': 'NestedStackResourceDEFDAA4D',
    '/Orders/Nested/PaidRule/Resource': 'PaidRule0D5B0870',
    '/Orders/Nested/Depot/Resource': 'Depot4C995B7F',
  }),
  'Orders.assets.json': {
    files: {
      '4a8f60f6': { source: { path: 'OrdersNested.nested.template.json', packaging: 'file' } },
      '74a81357': { source: { path: 'Orders.template.json', packaging: 'file' } },
    },
  },
  'OrdersNested.nested.template.json': nestedTemplate,
  'Billing.template.json': billingTemplate,
  'assembly-Prod/manifest.json': {
    artifacts: {
      ProdOrders525171E2: stack('Prod/Orders', {
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'ProdOrders525171E2.template.json', stackName: 'Prod-Orders' },
        metadata: logicalIds({ '/Prod/Orders/PaidRule/Resource': 'PaidRule0D5B0870' }),
      }),
    },
  },
  'assembly-Prod/ProdOrders525171E2.template.json': {
    Resources: {
      PaidRule0D5B0870: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)' } },
    },
  },
};

/** The folder, which is gone at the end of the block. */
export function cdkOut(
  changed: Readonly<Record<string, unknown>> = {},
): Disposable & { readonly path: string } {
  const path = join(mkdtempSync(join(tmpdir(), 'cdk-')), 'cdk.out');
  for (const [name, content] of Object.entries({ ...files, ...changed })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return { path, [Symbol.dispose]: () => rmSync(dirname(path), { recursive: true }) };
}
