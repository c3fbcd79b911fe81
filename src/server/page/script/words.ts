/** How the page names and finds things. */
export const WORDS = `
/**
 * @param {number} number
 * @param {string} noun
 */
function count(number, noun) {
  return number + ' ' + noun + (number === 1 ? '' : 's');
}

/** @type {Record<string, string>} */
const KIND_OF_OUTCOME = { delivered: 'good', pending: 'warn', 'dead-lettered': 'bad', dropped: 'bad' };

/** @param {string} outcome */
function outcomeBadge(outcome) {
  return badge(outcome, KIND_OF_OUTCOME[outcome]);
}

/**
 * The outcomes that there are, with their numbers; what went well is told only where all else did, too.
 * @param {Counts} counts
 */
function troubles(counts) {
  const outcomes = /** @type {const} */ (['pending', 'dead-lettered', 'dropped']);
  return outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => badge(counts[outcome] + ' ' + outcome, KIND_OF_OUTCOME[outcome]));
}

/** @type {WeakMap<object, string>} */
const texts = new WeakMap();

/** @param {object} value */
function textOf(value) {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value).toLowerCase();
  texts.set(value, text);
  return text;
}

/**
 * Whether all words of the filter stand somewhere in a thing.
 * @param {object} value
 */
function isWanted(value) {
  const words = chosen.filter.toLowerCase().split(' ').filter((word) => word !== '');
  return words.every((word) => textOf(value).includes(word));
}

/** @param {RuleName} rule */
function busArnOf({ arn, eventBusName }) {
  return arn.split(':rule/')[0] + ':event-bus/' + eventBusName;
}

/**
 * A command for a shell, which has the text in single quotes.
 * @param {string} path
 * @param {object} body
 */
function curl(path, body) {
  return 'curl ' + location.origin + '/_mock/' + path + " -d '" + JSON.stringify(body) + "'";
}
`;
