import { md5 } from '../../environment/hashes.js';

/** What the framework calls what it makes. All of it was seen in what osls 4.3 packages. */
const LONGEST = 64;

/** The beginning of the logical ids of what belongs to a function: `my-fn` has those of `MyDashfn`. */
export function normalized(name: string): string {
  return upperFirst(name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore'));
}

export function functionId(key: string): string {
  return `${normalized(key)}LambdaFunction`;
}

export function busId(bus: string): string {
  return `${normalized(bus)}EventBridgeEventBus`;
}

export function ruleId(functionName: string, position: number): string {
  return `${upperFirst(`${functionName}-rule-${position}`.replaceAll(/[^0-9A-Za-z]/g, ''))}EventBridgeRule`;
}

/** @param position - of the event among all of the function, from 1 on */
export function ruleName(functionName: string, position: number): string {
  return shortened(functionName, `rule-${position}`);
}

export function targetId(rule: string): string {
  return shortened(rule, 'target');
}

function shortened(name: string, suffix: string): string {
  const whole = `${name}-${suffix}`;
  return whole.length > LONGEST ? `${whole.slice(0, 31 - suffix.length)}${md5(whole)}-${suffix}` : whole;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
