/**
 * `npm run check:spelling`: words of the documents, outside of code, that neither a dictionary of English nor words.txt
 * has. Prints each with its first place, and fails then.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import dictionary from 'dictionary-en';
import nspell from 'nspell';

const root = resolve(import.meta.dirname, '../..');
const speller = nspell(dictionary);
for (const word of readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8').split('\n'))
  speller.add(word);

const documents = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** @type {Map<string, string>} */
const unknown = new Map();
for (const document of documents) {
  const lines = proseOf(readFileSync(join(root, document), 'utf8')).split('\n');
  for (const [index, line] of lines.entries()) {
    for (const word of wordsOf(line)) {
      if (!unknown.has(word) && !isKnown(word)) unknown.set(word, `${document}:${index + 1}`);
    }
  }
}
for (const [word, place] of unknown) console.error(`${place}: ${word}`);
if (unknown.size > 0) {
  console.error('\nMend them, or write names and terms of the trade into build/spelling/words.txt.');
  process.exitCode = 1;
}

/** Without code, addresses and elements; lines stay where they are. */
function proseOf(/** @type {string} */ markdown) {
  return markdown
    .replaceAll(/^( *)(`{3,}|~{3,})[^]*?^\1\2`*$/gm, emptied)
    .replaceAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, emptied)
    .replaceAll(/\]\([^)]*\)/g, emptied)
    .replaceAll(/<[^>]*>/g, emptied)
    .replaceAll(/https?:\S+/g, emptied)
    .replaceAll(/"[^"\n]*"/g, emptied);
}

function emptied(/** @type {string} */ text) {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** What looks like prose: no names such as EventBridge, PutEvents and JSON, and no numbers. */
function wordsOf(/** @type {string} */ line) {
  const words = line.match(/[\p{L}\p{N}_.@/$*-]*\p{L}[\p{L}\p{N}_.@/$*’'-]*/gu) ?? [];
  return words
    .filter((word) => !/[\p{N}_@/$*]|\p{Ll}\p{Lu}|\p{Lu}{2}|\.\p{L}/u.test(word))
    .flatMap((word) => word.split('-'))
    .map((word) =>
      word
        .replaceAll('’', "'")
        .replaceAll(/^[.']+|[.']+$/g, '')
        .replace(/'s$/, ''),
    )
    .filter((word) => word.length > 2);
}

function isKnown(/** @type {string} */ word) {
  return speller.correct(word) || speller.correct(word.toLowerCase());
}
