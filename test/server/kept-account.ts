import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { processEnvironment } from '../../src/environment/environment.js';
import { Mock } from '../../src/mock/mock.js';
import { OPERATED } from '../../src/mock/public-types.js';
import { send, type Answer, type Call } from '../service/scenarios.js';

const START = Date.parse('2026-03-01T12:34:56.789Z');
const MINUTE = 60_000;

/** What tells a process of an account from another: its time and its ids. */
interface Course {
  minutes: number;
  ids: number;
}

/** An account of a process in which time passes as the test says, and ids are counted. */
export class KeptAccount {
  readonly mock: Mock;
  readonly #course: Course;
  readonly #client = new EventBridgeClient({});
  readonly #elsewhere = new EventBridgeClient({});

  constructor(course: Course = { minutes: 0, ids: 0 }) {
    this.#course = course;
    const now = (): number => START + course.minutes * MINUTE;
    this.mock = new Mock(
      {},
      {
        ...processEnvironment,
        now,
        uuid: () => `00000000-0000-4000-8000-${String((course.ids += 1)).padStart(12, '0')}`,
        random: () => 0.5,
        wakeUp: () => ({ cancel: () => undefined, isStale: () => false }),
      },
    );
    this.mock.attach(this.#client);
    this.mock.attach(this.#elsewhere, { account: '999988887777', region: 'us-east-1' });
  }

  /** Another process that has loaded what this one has saved, at the same time. */
  continued(): KeptAccount {
    const next = new KeptAccount({ ...this.#course });
    next.load(this.saved());
    return next;
  }

  load(text: string): void {
    this.mock[OPERATED].load(JSON.parse(text));
  }

  /** The text of the state. */
  saved(): string {
    return JSON.stringify(this.mock[OPERATED].save());
  }

  [Symbol.dispose](): void {
    this.mock.restore();
  }

  pass(minutes: number): void {
    this.#course.minutes += minutes;
  }

  call(operation: string, input: object): Promise<Answer> {
    return send(this.#client, [operation, input]);
  }

  /** What became of calls, of which any may be refused; those with a place come from another account. */
  async answers(calls: readonly Call[]): Promise<readonly unknown[]> {
    const answers: unknown[] = [];
    for (const [operation, input, from] of calls) {
      const client = from ? this.#elsewhere : this.#client;
      const answer = send(client, [operation, input]).then(({ $metadata: _, ...members }) => members, String);
      answers.push(await answer);
    }
    return answers;
  }

  /** Everything that can be known of the account, with what has happened since the history was cleared. */
  async seen(rules: readonly string[]): Promise<unknown> {
    const { mock } = this;
    const lists = await this.answers([
      ['ListEventBuses', {}],
      ['ListArchives', {}],
      ['ListReplays', {}],
      ['ListConnections', {}],
      ['ListApiDestinations', {}],
      ['ListEndpoints', {}],
      ['ListEventSources', {}],
      ['ListPartnerEventSources', { NamePrefix: 'aws.partner/example.com' }, {}],
    ]);
    return structuredClone({
      lists,
      now: mock.clock.now(),
      accounts: mock.snapshot(),
      runs: rules.map((name) => mock.rule(name)).map((rule) => (rule.exists ? rule.nextRuns(2) : [])),
      history: [mock.events(), mock.deliveries(), mock.invocations(), mock.deadLetters(), mock.warnings()],
      archived: ['kept', 'all']
        .map((name) => mock.archive(name))
        .map((one) => (one.exists ? one.events() : [])),
    });
  }
}
