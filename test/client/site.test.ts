import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { stubbedDoor } from './stub-service.js';

class S3Client {
  readonly config = { serviceId: 'S3' };
  readonly middlewareStack = { add: refuse, remove: refuse, applyToStack: refuse };
  send(): void {}
  destroy(): void {}
}

function refuse(): never {
  throw new Error('the stack of another service was touched');
}

const expected = 'Pass a client (new EventBridgeClient(…) or new EventBridge(…))';

test.each<[string, unknown, string]>([
  [
    'a client of another service',
    new S3Client(),
    'An instance of S3Client is a client of the service S3, not of EventBridge.',
  ],
  ['a client class of another service', S3Client, 'The class S3Client is not a client class of EventBridge.'],
  ['any other function', function build() {}, 'The function build is not a client class of EventBridge.'],
  ['an arrow function', () => new EventBridgeClient({}), 'is not a client class of EventBridge.'],
  ['options', { region: 'eu-west-1' }, 'A plain object is not a client of the AWS SDK v3.'],
  ['a class instance of something else', new Map(), 'An instance of Map is not a client of the AWS SDK v3.'],
  [
    'a stub of aws-sdk-client-mock',
    { send() {}, onAnyCommand() {} },
    'A stub of aws-sdk-client-mock is not a client',
  ],
  ['text', 'EventBridgeClient', '"EventBridgeClient" is not a client of the AWS SDK v3.'],
  ['nothing', undefined, 'undefined is not a client of the AWS SDK v3.'],
  ['null', null, 'null is not a client of the AWS SDK v3.'],
])('attaching %s is a TypeError that says what to pass', (_, target, message) => {
  using stub = stubbedDoor();
  const attach = () => {
    stub.door.attach(target as EventBridgeClient);
  };

  expect(attach).toThrow(TypeError);
  expect(attach).toThrow(message);
  expect(attach).toThrow(expected);
});

test('a client of another service behind a class whose name says nothing is refused at its first command', () => {
  class e {
    readonly config = { serviceId: 'S3' };
    readonly middlewareStack = { add: refuse, remove: refuse, applyToStack: refuse };
    send(): void {}
    destroy(): void {}
  }
  using stub = stubbedDoor();
  stub.door.attach(e);

  expect(() => {
    new e().send();
  }).toThrow('is a client of the service S3, not of EventBridge');
});
