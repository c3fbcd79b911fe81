interface AffixNode<V> {
  /** The characters on the way from the parent, in reading order. */
  label: string;
  value: V | undefined;
  readonly children: Map<number, AffixNode<V>>;
}

/** Finds which of many prefixes (or suffixes) a text has, in one walk along the text. */
export class AffixTree<V> {
  #root: AffixNode<V> = { label: '', value: undefined, children: new Map() };

  constructor(readonly side: 'prefix' | 'suffix') {}

  /** The value filed under the affix, made if there is none. */
  file(affix: string, make: () => V): V {
    const text = this.side === 'prefix' ? affix : reversed(affix);
    let node = this.#root;
    let position = 0;
    while (position < text.length) {
      const child = node.children.get(text.charCodeAt(position));
      if (child === undefined) {
        node = adopt(node, text.slice(position));
        break;
      }
      const shared = sharedLength(child.label, text, position);
      node = shared === child.label.length ? child : split(node, child, shared);
      position += shared;
    }
    return (node.value ??= make());
  }

  /** Calls back with the value of each filed affix that the text has, shortest first. */
  visit(text: string, callback: (value: V) => void): void {
    const step = this.side === 'prefix' ? 1 : -1;
    let position = this.side === 'prefix' ? 0 : text.length - 1;
    let left = text.length;
    let node: AffixNode<V> | undefined = this.#root;
    for (;;) {
      if (node.value !== undefined) callback(node.value);
      if (left === 0) return;
      node = node.children.get(text.charCodeAt(position));
      if (node === undefined || node.label.length > left) return;
      const { label } = node;
      for (let i = 0; i < label.length; i++, position += step) {
        if (label.charCodeAt(i) !== text.charCodeAt(position)) return;
      }
      left -= label.length;
    }
  }
}

function adopt<V>(parent: AffixNode<V>, label: string): AffixNode<V> {
  const node: AffixNode<V> = { label, value: undefined, children: new Map() };
  parent.children.set(label.charCodeAt(0), node);
  return node;
}

/** Puts a node halfway between parent and child. */
function split<V>(parent: AffixNode<V>, child: AffixNode<V>, length: number): AffixNode<V> {
  const middle = adopt(parent, child.label.slice(0, length));
  child.label = child.label.slice(length);
  middle.children.set(child.label.charCodeAt(0), child);
  return middle;
}

function sharedLength(label: string, text: string, from: number): number {
  let length = 0;
  while (length < label.length && label.charCodeAt(length) === text.charCodeAt(from + length)) length++;
  return length;
}

/** By code units: the parts of a surrogate pair change places too, as they do when a text is read backwards. */
function reversed(text: string): string {
  return text.split('').reverse().join('');
}
