import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const bus = new EventBus(this, 'Bus', { eventBusName: 'orders' });
    const billing = new NodejsFunction(this, 'Billing', {
      entry: 'src/billing.ts',
      runtime: Runtime.NODEJS_22_X,
      environment: { ORDERS_BUS: bus.eventBusName },
    });
    bus.grantPutEventsTo(billing);

    new Rule(this, 'BillOrders', {
      eventBus: bus,
      eventPattern: {
        source: ['shop.orders'],
        detailType: ['Order Placed'],
        detail: { total: Match.greaterThanOrEqual(100) },
      },
      targets: [
        new LambdaFunction(billing, {
          deadLetterQueue: new Queue(this, 'Unbilled'),
          retryAttempts: 2,
          maxEventAge: Duration.hours(1),
        }),
      ],
    });

    new Rule(this, 'MailInvoices', {
      eventBus: bus,
      eventPattern: { source: ['shop.billing'], detailType: ['Invoice Created'] },
      targets: [
        new SqsQueue(new Queue(this, 'Mails'), {
          message: RuleTargetInput.fromObject({
            to: EventField.fromPath('$.detail.customer'),
            subject: `Invoice for order ${EventField.fromPath('$.detail.orderId')}`,
          }),
        }),
      ],
    });
  }
}
